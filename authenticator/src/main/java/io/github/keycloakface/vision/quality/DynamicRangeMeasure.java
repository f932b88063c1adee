package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;
import org.opencv.core.Rect;

/** Flat or posterized: the entropy of the greys of the inner face, bits. */
final class DynamicRangeMeasure implements QualityMeasure {

    /** Eight bits are the most that a picture can have. */
    private static final Ramp RAMP = new Ramp(3, 6.5);

    @Override
    public String name() {
        return "dynamicRange";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        Rect area = FaceView.INNER_FACE;
        double total = area.width * area.height;
        double bits = 0;
        for (int count : face.grey().histogram(area)) {
            if (count > 0) {
                bits -= count / total * Math.log(count / total) / Math.log(2);
            }
        }
        return OptionalDouble.of(bits);
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
