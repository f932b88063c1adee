package io.github.keycloakface.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.keycloakface.vision.quality.Quality;
import io.github.keycloakface.vision.verify.DetectedIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body of a 200 of {@code face/quality}.
 *
 * @param faces best quality first, never empty: clients read element 0 without a check
 */
record QualityResponse(List<MeasuredFace> faces) {

    /**
     * @param face its members, quality among them, stand beside the others
     * @param components 0..100 each, by name; later versions may measure more
     * @param weakest name of the component that pulls the quality down most
     * @param advice what to do about the weakest, for people; null when nothing is to be mended
     */
    @JsonPropertyOrder({"face", "components", "weakest", "advice"})
    record MeasuredFace(
            @JsonUnwrapped FaceView face, Map<String, BigDecimal> components, String weakest, String advice) {}

    static QualityResponse of(List<DetectedIn> faces, boolean landmarks) {
        return new QualityResponse(
                faces.stream().map(face -> measured(face, landmarks)).toList());
    }

    private static MeasuredFace measured(DetectedIn detected, boolean landmarks) {
        Quality quality = detected.face().quality();
        // sorted, so that equal images have equal answers
        Map<String, BigDecimal> components = new TreeMap<>();
        quality.components().forEach((name, value) -> components.put(name, FaceView.plain(value)));
        return new MeasuredFace(
                FaceView.of(detected, landmarks),
                components,
                quality.weakest(),
                QualityAdvice.on(quality).orElse(null));
    }
}
