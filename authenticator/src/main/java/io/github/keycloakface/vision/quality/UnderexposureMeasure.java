package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/**
 * Too dark: the mean grey of the inner face. The standard counts pixels that are nearly black instead; that punishes
 * dark skin and beards in light that is good enough.
 */
final class UnderexposureMeasure implements QualityMeasure {

    /**
     * Faces darkened by code: at 50 the length of the embedder's vector tells what it costs, at 20 a quarter of the
     * comparisons fail. Full marks only from 70 on refused three times as many frames of a dark webcam, and hardly an
     * error more (docs/quality.md).
     */
    private static final Ramp RAMP = new Ramp(20, 50);

    @Override
    public String name() {
        return "underexposure";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        return OptionalDouble.of(face.grey().mean(FaceView.INNER_FACE));
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
