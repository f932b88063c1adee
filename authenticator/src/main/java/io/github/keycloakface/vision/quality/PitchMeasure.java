package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/** Head raised or lowered, degrees. */
final class PitchMeasure implements QualityMeasure {

    /** 90 % of lfw-dev lie within 11 degrees, 98 % within 17. */
    private static final Ramp RAMP = new Ramp(26, 11);

    @Override
    public String name() {
        return "pitch";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        return OptionalDouble.of(LandmarkPose.of(face.points()).pitch());
    }

    @Override
    public double value(double raw) {
        return RAMP.of(Math.abs(raw));
    }
}
