package io.github.keycloakface.vision.liveness;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.geometry.Point;

/** Which part of an image the model is shown: the face and a border, for the border gives a picture away. */
final class SquareCrop {

    private SquareCrop() {}

    /**
     * The square around a face, moved inside the image where it reaches out of it, smaller where it does not fit.
     *
     * @param face box of the detector; its height alone counts
     * @param scale side of the square in heights of the box
     * @return whole pixels inside the image, one at least
     */
    static PixelRectangle of(Box face, double scale, int imageWidth, int imageHeight) {
        int most = Math.min(imageWidth, imageHeight);
        int side = (int) Math.max(1, Math.min(most, Math.round(face.height() * scale)));
        Point center = face.center();
        return new PixelRectangle(
                inside(center.x(), side, imageWidth), inside(center.y(), side, imageHeight), side, side);
    }

    private static int inside(double center, int side, int limit) {
        return (int) Math.max(0, Math.min(limit - side, Math.round(center - side / 2.0)));
    }
}
