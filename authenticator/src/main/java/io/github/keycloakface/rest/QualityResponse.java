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
     * @param raw what was measured, in the unit of each component
     * @param weakest name of the component that is to be mended first
     * @param advice what to do about the weakest, for people; null when nothing is to be mended
     */
    @JsonPropertyOrder({"face", "components", "raw", "weakest", "advice"})
    record MeasuredFace(
            @JsonUnwrapped FaceView face,
            Map<String, BigDecimal> components,
            Map<String, BigDecimal> raw,
            String weakest,
            String advice) {}

    static QualityResponse of(List<DetectedIn> faces, boolean landmarks) {
        return new QualityResponse(
                faces.stream().map(face -> measured(face, landmarks)).toList());
    }

    private static MeasuredFace measured(DetectedIn detected, boolean landmarks) {
        Quality quality = detected.face().quality();
        return new MeasuredFace(
                FaceView.of(detected, landmarks),
                plain(quality.components()),
                plain(quality.raw()),
                quality.weakest(),
                QualityAdvice.on(quality).orElse(null));
    }

    /** Sorted, so that equal images have equal answers. */
    private static Map<String, BigDecimal> plain(Map<String, Double> values) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        values.forEach((name, value) -> plain.put(name, FaceView.plain(value)));
        return plain;
    }
}
