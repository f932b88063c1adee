package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;

/**
 * The picture of one step, read in full.
 *
 * @param live of this picture alone
 */
record Take(
        ChallengeStep step,
        long atMillis,
        HeadLook look,
        Embedding face,
        Liveness live,
        RelativeTint tint,
        Thumbnail thumbnail) {}
