package io.github.keycloakface.vision.detect;

import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/**
 * Finds the faces of an image at any size and quarter turn, and spends more than one pass only where the first leaves
 * doubt: a selfie costs one pass, a photo without an upright face four, a group photo up to thirty.
 */
public final class FaceSearch {

    /**
     * A face this high, as a share of the image's shorter side, makes the image a selfie: what is smaller is
     * background.
     */
    private static final double SELFIE_FACE = 0.2;

    /**
     * Tiles narrower than this would only find faces too small to compare (under some 40 pixels), full-resolution
     * pixels.
     */
    private static final int NARROWEST_TILE = 400;

    /** A pass reads this many pixels on the longer side; a level with fewer would be enlarged for nothing. */
    private static final int PASS_SIDE = 320;

    /** Overlap of two tiles' results above which they are one face cut by a border. */
    private static final double CONTAINED = 0.4;

    /**
     * Tiles show bodies and half faces as no photographer would: in the group photos of docs/models.md their false
     * alarms score 0.74 to 0.96 and true faces 0.97 and more; what is left above the bound the points sort out.
     */
    private static final double TILE_SCORE = 0.9;

    private static final double SAME_FACE = 0.4;
    private static final int MAX_FACES = 100;

    private static final int[] GRIDS = {2, 5};

    private final FaceDetector detector;

    public FaceSearch(FaceDetector detector) {
        this.detector = detector;
    }

    /**
     * Finds the faces of an image.
     *
     * @return faces in full-resolution pixels, best detection first, at most 100
     */
    public List<FoundFace> search(FaceImage image) throws ImageRejectedException {
        List<FoundFace> whole = whole(image, QuarterTurn.NONE);
        if (hasSelfie(whole, image)) {
            return whole;
        }
        if (whole.isEmpty()) {
            whole = turned(image);
            if (hasSelfie(whole, image)) {
                return whole;
            }
        }
        return tiled(image, whole);
    }

    private List<FoundFace> turned(FaceImage image) throws ImageRejectedException {
        List<FoundFace> found = new ArrayList<>();
        found.addAll(whole(image, QuarterTurn.CLOCKWISE));
        found.addAll(whole(image, QuarterTurn.COUNTERCLOCKWISE));
        found.addAll(whole(image, QuarterTurn.UPSIDE_DOWN));
        return distinct(found);
    }

    private static boolean hasSelfie(List<FoundFace> faces, FaceImage image) {
        double enough = SELFIE_FACE * Math.min(image.width(), image.height());
        return faces.stream().anyMatch(f -> Math.min(f.box().height(), f.box().width() * 1.25) >= enough);
    }

    private List<FoundFace> whole(FaceImage image, QuarterTurn turn) throws ImageRejectedException {
        FaceImage.Level level =
                image.atLeast(Math.min(1, (double) PASS_SIDE / Math.max(image.width(), image.height())));
        if (turn == QuarterTurn.NONE) {
            return detector.detect(level.bgr()).stream()
                    .map(d -> found(d, 0, 0, level.scale()))
                    .toList();
        }
        int width = level.bgr().cols();
        int height = level.bgr().rows();
        Mat upright = turn.upright(level.bgr());
        try {
            return detector.detect(upright).stream()
                    .map(d -> new FoundFace(
                            turn.back(d.box(), width, height).scaled(1 / level.scale()),
                            d.score(),
                            turn.degrees(),
                            d.points()
                                    .map(p -> p.map(
                                            q -> turn.back(q, width, height).times(1 / level.scale())))))
                    .toList();
        } finally {
            upright.release();
        }
    }

    private List<FoundFace> tiled(FaceImage image, List<FoundFace> whole) throws ImageRejectedException {
        List<FoundFace> found = new ArrayList<>(whole);
        int longer = Math.max(image.width(), image.height());
        double missed = detector.smallestFace() * longer;
        for (int grid : GRIDS) {
            int side = Tile.side(longer, grid, missed);
            if (side < NARROWEST_TILE) {
                break;
            }
            found.addAll(tiles(image, grid, missed, (double) PASS_SIDE / side));
            missed = detector.smallestFace() * side;
        }
        return distinct(found);
    }

    /** @param missed size up to which faces may have been overlooked so far, full-resolution pixels */
    private List<FoundFace> tiles(FaceImage image, int grid, double missed, double scale)
            throws ImageRejectedException {
        FaceImage.Level level = image.atLeast(Math.min(1, scale));
        List<FoundFace> found = new ArrayList<>();
        for (Tile tile : Tile.cover(level.bgr(), grid, missed * level.scale())) {
            Mat part = level.bgr().submat(tile.place());
            try {
                detector.detect(part).stream()
                        .filter(d -> d.score() >= TILE_SCORE && tile.holds(d.box()))
                        .map(d -> found(d, tile.place().x, tile.place().y, level.scale()))
                        .forEach(found::add);
            } finally {
                part.release();
            }
        }
        return found;
    }

    private static FoundFace found(Detection d, int x, int y, double scale) {
        return new FoundFace(
                d.box().moved(x, y).scaled(1 / scale),
                d.score(),
                0,
                d.points().map(p -> p.map(q -> q.plus(x, y).times(1 / scale))));
    }

    private static List<FoundFace> distinct(List<FoundFace> faces) {
        return Overlaps.removed(faces, FoundFace::asDetection, SAME_FACE, CONTAINED, MAX_FACES);
    }
}
