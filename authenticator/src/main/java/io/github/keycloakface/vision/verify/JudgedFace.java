package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.liveness.Liveness;
import java.util.Optional;

/**
 * A face in its image, and whether it is a living one.
 *
 * @param liveness empty when the pack has no model for it
 */
public record JudgedFace(DetectedIn place, Optional<Liveness> liveness) {}
