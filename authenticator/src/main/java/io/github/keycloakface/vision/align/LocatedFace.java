package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.FivePoints;
import java.util.Optional;

/**
 * The points of a face, full-resolution pixels.
 *
 * @param landmarks all 68; empty where the detector itself yields the five
 */
public record LocatedFace(FivePoints points, Optional<FaceLandmarks> landmarks) {

    static LocatedFace of(FaceLandmarks landmarks) {
        return new LocatedFace(landmarks.fivePoints(), Optional.of(landmarks));
    }
}
