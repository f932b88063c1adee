package io.github.keycloakface.vision.geometry;

import java.util.List;
import java.util.function.UnaryOperator;

/** Eyes, nose tip and mouth corners, named by the side of the IMAGE: left has the smaller x in an upright face. */
public record FivePoints(Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {

    public List<Point> asList() {
        return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
    }

    /** Pixels between the centers of the eyes. */
    public double eyeDistance() {
        return leftEye.distance(rightEye);
    }

    /** How far the head leans clockwise in the image plane, degrees in -180..180. */
    public double rollDegrees() {
        return Math.toDegrees(Math.atan2(rightEye.y() - leftEye.y(), rightEye.x() - leftEye.x()));
    }

    public FivePoints map(UnaryOperator<Point> mapping) {
        return new FivePoints(
                mapping.apply(leftEye),
                mapping.apply(rightEye),
                mapping.apply(nose),
                mapping.apply(leftMouth),
                mapping.apply(rightMouth));
    }
}
