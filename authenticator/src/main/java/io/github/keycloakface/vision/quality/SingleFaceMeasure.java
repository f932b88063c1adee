package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/**
 * Alone in the picture: the eye distance of the largest other face as a share of this one's. Counts for nothing in the
 * score, for a group photo is no poorer for the others; where one face alone may be, the picture is refused as such.
 */
final class SingleFaceMeasure implements QualityMeasure {

    /** From a half on a second face is nobody in the background. */
    private static final Ramp RAMP = new Ramp(1, 0.3);

    @Override
    public String name() {
        return "singleFace";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        return OptionalDouble.of(face.place().rival());
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
