package io.github.keycloakface.vision.quality;

import io.github.keycloakface.vision.geometry.Point;
import java.util.List;
import java.util.OptionalDouble;

/** An open mouth moves the lower face: the gap between the inner lips as a share of the way from eyes to chin. */
final class MouthClosedMeasure implements QualityMeasure {

    /** A smile that shows teeth keeps full marks: 94 % of lfw-dev lie below 0.12, singers and shouters above 0.25. */
    private static final Ramp RAMP = new Ramp(0.5, 0.12);

    private static final int CHIN = 8;

    @Override
    public String name() {
        return "mouthClosed";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        if (face.shape().isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Point> p = face.shape().get().points();
        double gap = (p.get(61).distance(p.get(67))
                        + p.get(62).distance(p.get(66))
                        + p.get(63).distance(p.get(65)))
                / 3;
        Point eyes = Point.middle(
                face.shape().get().fivePoints().leftEye(),
                face.shape().get().fivePoints().rightEye());
        return OptionalDouble.of(gap / Math.max(1, eyes.distance(p.get(CHIN))));
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
