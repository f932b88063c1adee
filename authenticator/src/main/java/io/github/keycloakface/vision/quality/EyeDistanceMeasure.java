package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/** Resolution of the face in the photo: the distance between the eyes in pixels. */
final class EyeDistanceMeasure implements QualityMeasure {

    /** The aligned template has 35 pixels between the eyes: from there on nothing is enlarged. */
    private static final Ramp RAMP = new Ramp(8, 35);

    @Override
    public String name() {
        return "eyeDistance";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        return OptionalDouble.of(face.points().eyeDistance());
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
