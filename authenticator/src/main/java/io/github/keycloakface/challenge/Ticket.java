package io.github.keycloakface.challenge;

import io.github.keycloakface.attempt.AttemptLimits;
import io.github.keycloakface.vision.challenge.ChallengeKind;

/**
 * What a page may begin, once.
 *
 * @param limits of attempts, of which beginning takes one; null where what the page is for counts by itself
 */
record Ticket(ChallengeDoor door, ChallengeKind kind, AttemptLimits limits) {}
