package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;
import org.opencv.core.Rect;

/**
 * Dark glasses, or a cap's shade down to the cheeks: the grey of the strips below the eyes against the cheeks. Eyes
 * themselves are dark, so nothing is to be seen there; clear lenses let the skin below shine through, dark ones do not.
 * Relative to the same face's cheeks, so that skin of any tone is 1.
 */
final class EyesVisibleMeasure implements QualityMeasure {

    private static final Rect LEFT = new Rect(30, 58, 16, 6);
    private static final Rect RIGHT = new Rect(66, 58, 16, 6);

    /**
     * Of the 40 photos of lfw-dev below 0.5 nearly all show dark glasses; the fifth percentile of all is 0.76. The
     * darkest keep a third: many pairs with one match, so they must fall below the threshold of an enrollment, not of
     * a login.
     */
    private static final Ramp RAMP = new Ramp(-0.2, 0.8);

    @Override
    public String name() {
        return "eyesVisible";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        double cheeks = face.grey().median(FaceView.LEFT_CHEEK, FaceView.RIGHT_CHEEK);
        return OptionalDouble.of(face.grey().median(LEFT, RIGHT) / Math.max(1, cheeks));
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
