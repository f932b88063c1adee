package io.github.keycloakface.vision.quality;

import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.RotatedBox;
import java.util.OptionalDouble;

/** A face cut by the border of the picture: how far its box sticks out on the worst side, as a share of its height. */
final class MarginsMeasure implements QualityMeasure {

    /** Crops as detectors make them stick out by 0.2 on package photos and lose nothing; from 0.4 on an eye is lost. */
    private static final Ramp RAMP = new Ramp(0.5, 0.22);

    @Override
    public String name() {
        return "margins";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        RotatedBox box = face.place().box();
        Point middle = Point.middle(box.topLeft(), box.bottomRight());
        double height = box.topLeft().distance(box.bottomLeft());
        double width = box.topLeft().distance(box.topRight());
        double left = width / 2 - middle.x();
        double top = height / 2 - middle.y();
        double right = middle.x() + width / 2 - face.place().imageWidth();
        double bottom = middle.y() + height / 2 - face.place().imageHeight();
        return OptionalDouble.of(Math.max(0, Math.max(Math.max(left, right), Math.max(top, bottom))) / height);
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
