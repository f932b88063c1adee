package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.geometry.Point;
import java.util.List;

/**
 * What tells a head from its picture while it turns: the tip of a nose stands before the eyes and the mouth, so it
 * moves ahead of them. On a flat picture all points move by one mapping of the plane, whatever is done with it.
 */
final class Parallax {

    /** Outer and inner corners of the eyes, corners and middles of the outer lip: nearly in one plane, far apart. */
    private static final int[] PLANE = {36, 39, 42, 45, 48, 54, 51, 57};

    private static final int NOSE_TIP = 30;
    private static final int LEFT_EYE = 36;
    private static final int RIGHT_EYE = 45;
    private static final int LEFT_MOUTH = 48;
    private static final int RIGHT_MOUTH = 54;

    private final List<Point> front;
    private final List<Point> turned;

    /**
     * Compares two looks at a head.
     *
     * @param front the face that looks into the camera
     * @param turned the face that does not
     */
    Parallax(FaceLandmarks front, FaceLandmarks turned) {
        this.front = front.points();
        this.turned = turned.points();
    }

    /**
     * How far the nose went ahead in the direction of a move, in units of the face: the geometric mean of the distance
     * of the eyes and that of eyes and mouth. About 0 for a flat picture, below 0 for one that bends the wrong way. NaN
     * when the points cannot be a face.
     */
    double ahead(Move move) {
        Affine mapping = Affine.fit(front, turned, PLANE);
        Point flat = mapping.apply(front.get(NOSE_TIP));
        Point nose = turned.get(NOSE_TIP);
        Point eyes = Point.middle(turned.get(LEFT_EYE), turned.get(RIGHT_EYE));
        Point mouth = Point.middle(turned.get(LEFT_MOUTH), turned.get(RIGHT_MOUTH));
        double eyeDistance = turned.get(LEFT_EYE).distance(turned.get(RIGHT_EYE));
        double across = (turned.get(RIGHT_EYE).x() - turned.get(LEFT_EYE).x()) / eyeDistance;
        double down = (turned.get(RIGHT_EYE).y() - turned.get(LEFT_EYE).y()) / eyeDistance;
        double unit = Math.sqrt(eyeDistance * eyes.distance(mouth));
        double dx = (nose.x() - flat.x()) / unit;
        double dy = (nose.y() - flat.y()) / unit;
        double right = dx * across + dy * down;
        double below = dy * across - dx * down;
        return switch (move) {
            case LEFT -> right;
            case RIGHT -> -right;
            case DOWN -> below;
            case UP -> -below;
            default -> throw new IllegalArgumentException("no parallax of " + move);
        };
    }
}
