package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/**
 * How much of the picture the face takes: its height as a share of the picture's. Counts for nothing in the score: a
 * small face in a large photo has pixels enough.
 */
final class HeadSizeMeasure implements QualityMeasure {

    private static final Ramp SMALL = new Ramp(0.02, 0.15);
    private static final Ramp LARGE = new Ramp(1.3, 0.9);

    @Override
    public String name() {
        return "headSize";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        double height = face.place().box().topLeft().distance(face.place().box().bottomLeft());
        return OptionalDouble.of(height / face.place().imageHeight());
    }

    @Override
    public double value(double raw) {
        return Math.min(SMALL.of(raw), LARGE.of(raw));
    }
}
