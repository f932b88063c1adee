package io.github.keycloakface.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.verify.DetectedIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A face as every answer shows it, in pixels of the upright image.
 *
 * @param points corners of the box that is rolled with the head: top-left, top-right, bottom-left, bottom-right
 * @param quality 1..100
 * @param landmarks left eye, right eye, nose tip, left and right mouth corner by the side of the image; null when not
 *     asked for
 */
@JsonPropertyOrder({"faceRectangle", "points", "quality", "landmarks"})
record FaceView(Rectangle faceRectangle, List<Position> points, BigDecimal quality, List<Position> landmarks) {

    @JsonPropertyOrder({"x", "y", "height", "width"})
    record Rectangle(int x, int y, int height, int width) {}

    @JsonPropertyOrder({"x", "y"})
    record Position(BigDecimal x, BigDecimal y) {}

    static FaceView of(DetectedIn detected) {
        return of(detected, false);
    }

    static FaceView of(DetectedIn detected, boolean landmarks) {
        PixelRectangle box = detected.rectangle();
        RotatedBox corners = detected.face().box();
        return new FaceView(
                new Rectangle(box.x(), box.y(), box.height(), box.width()),
                positions(
                        Stream.of(corners.topLeft(), corners.topRight(), corners.bottomLeft(), corners.bottomRight())),
                plain(detected.face().quality().score()),
                landmarks ? positions(detected.face().points().asList().stream()) : null);
    }

    private static List<Position> positions(Stream<Point> points) {
        return points.map(point -> new Position(plain(point.x()), plain(point.y())))
                .toList();
    }

    /** The shortest decimal that is this single-precision number, as the guide's samples show them. */
    static BigDecimal plain(double value) {
        return new BigDecimal(Float.toString((float) value));
    }
}
