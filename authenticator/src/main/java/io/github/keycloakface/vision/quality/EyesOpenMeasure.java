package io.github.keycloakface.vision.quality;

import io.github.keycloakface.vision.geometry.Point;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the lids of the eye that is more open lie apart, as a share of its width (Soukupova and Cech, "Real-Time Eye
 * Blink Detection using Facial Landmarks", 2016). The more open of two, because the far eye of a turned head looks
 * shut.
 */
final class EyesOpenMeasure implements QualityMeasure {

    /** Shut eyes measure 0.09 to 0.13; the fifth percentile of lfw-dev, where people laugh and squint, is 0.17. */
    private static final Ramp RAMP = new Ramp(0.06, 0.16);

    private static final int LEFT = 36;
    private static final int RIGHT = 42;

    @Override
    public String name() {
        return "eyesOpen";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        if (face.shape().isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Point> points = face.shape().get().points();
        return OptionalDouble.of(Math.max(aspect(points, LEFT), aspect(points, RIGHT)));
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }

    /** @param corner the first of the eye's six points; the lids follow clockwise */
    private static double aspect(List<Point> points, int corner) {
        double lids = points.get(corner + 1).distance(points.get(corner + 5))
                + points.get(corner + 2).distance(points.get(corner + 4));
        return lids / 2 / Math.max(1, points.get(corner).distance(points.get(corner + 3)));
    }
}
