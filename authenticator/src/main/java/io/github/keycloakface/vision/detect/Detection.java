package io.github.keycloakface.vision.detect;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import java.util.Optional;

/**
 * A face as a detector saw it.
 *
 * @param box in pixels of the image given
 * @param score the detector's confidence, 0..1
 * @param points five points, where the detector yields them itself
 */
public record Detection(Box box, double score, Optional<FivePoints> points) {}
