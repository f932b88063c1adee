package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/** Head turned to a side, degrees. */
final class YawMeasure implements QualityMeasure {

    /** The 95th percentile of lfw-dev is 22 degrees, the 99th 29; beyond 50 the far eye is hidden. */
    private static final Ramp RAMP = new Ramp(52, 20);

    @Override
    public String name() {
        return "yaw";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        return OptionalDouble.of(LandmarkPose.of(face.points()).yaw());
    }

    @Override
    public double value(double raw) {
        return RAMP.of(Math.abs(raw));
    }
}
