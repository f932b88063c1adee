package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;
import org.opencv.core.Rect;

/**
 * A mask, a scarf or a thing before the mouth: how far the colors around it are from that between the eyes, CIE L*a*b*.
 * What has the color of skin or hair (a hand, a black scarf) cannot be told from skin or a beard here; the embedder
 * notices, see {@link Recognizability}.
 */
final class MouthVisibleMeasure implements QualityMeasure {

    /** Masks cover the cheeks, hair and caps the forehead. */
    private static final Rect BETWEEN_EYES = new Rect(48, 42, 16, 14);

    /** Chin and both corners of the mouth: what covers one of the three does not cover the mouth. */
    private static final Rect[] AROUND = {new Rect(36, 86, 12, 14), new Rect(64, 86, 12, 14), new Rect(48, 98, 16, 12)};

    /** Beards reach 20; the 99.8th percentile of lfw-dev is 24. */
    private static final Ramp RAMP = new Ramp(45, 25);

    @Override
    public String name() {
        return "mouthVisible";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        SkinColor skin = SkinColor.of(face.aligned(), BETWEEN_EYES);
        double least = Double.POSITIVE_INFINITY;
        for (Rect area : AROUND) {
            least = Math.min(least, SkinColor.of(face.aligned(), area).distance(skin));
        }
        return OptionalDouble.of(least);
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
