package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/** Leaning head, degrees. Counts for nothing in the score: aligning takes it away. */
final class RollMeasure implements QualityMeasure {

    private static final Ramp RAMP = new Ramp(60, 15);

    @Override
    public String name() {
        return "roll";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        return OptionalDouble.of(face.points().rollDegrees());
    }

    @Override
    public double value(double raw) {
        return RAMP.of(Math.abs(raw));
    }
}
