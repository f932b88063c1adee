package io.github.keycloakface.rest;

import io.github.keycloakface.vision.verify.DetectedIn;
import java.util.List;

/**
 * The body of a 200 of {@code face/detect}.
 *
 * @param faces best quality first; empty when the image shows none
 */
record DetectResponse(List<FaceView> faces) {

    static DetectResponse of(List<DetectedIn> faces, boolean landmarks) {
        return new DetectResponse(
                faces.stream().map(face -> FaceView.of(face, landmarks)).toList());
    }
}
