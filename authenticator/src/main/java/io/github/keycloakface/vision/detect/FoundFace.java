package io.github.keycloakface.vision.detect;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import java.util.Optional;

/**
 * A face in an image.
 *
 * @param box full-resolution pixels
 * @param score the detector's confidence, 0..1
 * @param rollDegrees quarter turn (0, 90, 180, 270, clockwise) at which the detector saw it
 * @param points five points in full-resolution pixels, where the detector yields them
 */
public record FoundFace(Box box, double score, double rollDegrees, Optional<FivePoints> points) {

    Detection asDetection() {
        return new Detection(box, score, points);
    }
}
