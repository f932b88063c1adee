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
     * @param share longer side of a tile as a share of the image's, above 1 / grid
     */
    static List<Tile> cover(Mat image, int grid, double share) {
        double overlap = (grid * share - 1) / (grid - 1) * Math.max(image.cols(), image.rows());
        int width = side(image.cols(), grid, overlap);
        int height = side(image.rows(), grid, overlap);
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

    private static int side(int whole, int grid, double overlap) {
        return (int) Math.min(whole, Math.ceil((whole + (grid - 1) * overlap) / grid));
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
