package io.github.keycloakface.vision.detect;

import io.github.keycloakface.vision.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** A part of an image that is looked at by itself, in pixels of the image. */
record Tile(Rect place, int imageWidth, int imageHeight) {

    /** A face this near to a border, as a share of the tile's side, is cut by it: detectors complete what they see. */
    private static final double BORDER = 0.02;

    /**
     * Covers an image with equal tiles that overlap by as many pixels in both directions: faces are as high as wide,
     * whatever the image's proportions.
     *
     * @param grid tiles per side, 2 or more
     * @param face size up to which each face lies wholly in a tile, pixels
     */
    static List<Tile> cover(Mat image, int grid, double face) {
        int width = side(image.cols(), grid, face);
        int height = side(image.rows(), grid, face);
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0; row < grid; row++) {
            for (int column = 0; column < grid; column++) {
                int x = (image.cols() - width) * column / (grid - 1);
                int y = (image.rows() - height) * row / (grid - 1);
                tiles.add(new Tile(new Rect(x, y, width, height), image.cols(), image.rows()));
            }
        }
        return tiles;
    }

    /**
     * Side of a tile along a side of an image: neighbors share a face and two borders.
     *
     * @param length of the image, in any unit
     * @param face in the same unit
     */
    static int side(double length, int grid, double face) {
        double side = (length + (grid - 1) * face) / (grid - 2 * BORDER * (grid - 1));
        return (int) Math.min(Math.ceil(length), Math.ceil(side));
    }

    /** Whether a face seen in this tile lies wholly in it; the border of the image itself cuts nothing. */
    boolean holds(Box face) {
        double x = BORDER * place.width;
        double y = BORDER * place.height;
        return (place.x == 0 || face.x() > x)
                && (place.y == 0 || face.y() > y)
                && (place.x + place.width >= imageWidth || face.x() + face.width() < place.width - x)
                && (place.y + place.height >= imageHeight || face.y() + face.height() < place.height - y);
    }
}
