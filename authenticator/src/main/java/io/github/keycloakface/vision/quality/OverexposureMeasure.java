package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/** Too bright: the mean grey of the inner face. */
final class OverexposureMeasure implements QualityMeasure {

    /** The 99th percentile of 500 LFW photos is 186: it keeps full marks. */
    private static final Ramp RAMP = new Ramp(250, 200);

    @Override
    public String name() {
        return "overexposure";
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
