package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.liveness.Liveness;
import java.util.Optional;

/**
 * The one face of a picture, and whether it is a living one.
 *
 * @param liveness empty when the pack has no model for it
 */
public record LiveProbe(FaceProbe face, Optional<Liveness> liveness) {}
