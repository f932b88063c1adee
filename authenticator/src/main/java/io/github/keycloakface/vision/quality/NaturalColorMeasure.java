package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/**
 * Colored light or a wrong white balance: how far the cheeks are from what skin of any tone has, CIE L*a*b*. Counts for
 * nothing in the score: grey photos are compared as well as colored ones.
 */
final class NaturalColorMeasure implements QualityMeasure {

    /** Skin in natural light as ISO/IEC 29794-5 bounds it: a* 5 to 25, b* 5 to 35. */
    private static final double LEAST = 5;

    private static final double REDDEST = 25;
    private static final double YELLOWEST = 35;

    private static final Ramp RAMP = new Ramp(25, 3);

    @Override
    public String name() {
        return "naturalColor";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        SkinColor skin = SkinColor.of(face.aligned(), FaceView.LEFT_CHEEK, FaceView.RIGHT_CHEEK);
        return OptionalDouble.of(Math.hypot(outside(skin.a(), REDDEST), outside(skin.b(), YELLOWEST)));
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }

    private static double outside(double value, double most) {
        return Math.max(0, Math.max(LEAST - value, value - most));
    }
}
