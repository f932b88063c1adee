package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.head.Head;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * How much redder and bluer a face is than what stands beside it: the light of a screen falls on the face before it,
 * hardly on the wall behind. As a relation it leaves out what a camera does to all of a picture, its white balance
 * above all.
 *
 * @param red natural logarithm of red to green, of the face less that of its surroundings
 * @param blue the same for blue
 */
record RelativeTint(double red, double blue) {

    /** Share of the full size: colors need no detail. */
    private static final double LEVEL = 0.25;

    /** The nose's bridge and base, the outer corners of the eyes: between them are nose and cheeks, and skin alone. */
    private static final int BRIDGE = 28;

    private static final int BASE = 33;
    private static final int LEFT_EYE = 36;
    private static final int RIGHT_EYE = 45;

    /** Widths of the box beside it that belong to ears and hair yet. */
    private static final double MARGIN = 0.25;

    /** The usual exponent between a pixel and the light that it stands for. */
    private static final double GAMMA = 2.2;

    private static final double SMALLEST = 1e-3;

    /** Pixels of the level on one side at least, or there are no surroundings. */
    private static final int NARROWEST = 4;

    /** Nothing known. */
    private static final RelativeTint UNKNOWN = new RelativeTint(Double.NaN, Double.NaN);

    static RelativeTint of(FaceImage image, Head head) throws ImageRejectedException {
        FaceImage.Level level = image.atLeast(LEVEL);
        Mat bgr = level.bgr();
        Box face = head.box().scaled(level.scale());
        int left = (int) Math.min(bgr.cols(), face.x() - MARGIN * face.width());
        int right = (int) Math.max(0, face.x() + (1 + MARGIN) * face.width());
        int bottom = (int) Math.max(1, Math.min(bgr.rows(), face.y() + face.height()));
        double[] around = new double[3];
        int pixels = add(bgr, new Rect(0, 0, left, bottom), around)
                + add(bgr, new Rect(right, 0, bgr.cols() - right, bottom), around);
        double[] skin = new double[3];
        int seen = add(bgr, cheeks(head.landmarks(), level), skin);
        if (pixels == 0 || seen == 0) {
            return UNKNOWN;
        }
        return new RelativeTint(ratio(skin, 2) - ratio(around, 2), ratio(skin, 0) - ratio(around, 0));
    }

    boolean isKnown() {
        return !Double.isNaN(red);
    }

    private static Rect cheeks(FaceLandmarks landmarks, FaceImage.Level level) {
        List<Point> points = landmarks.points();
        int left = inside(points.get(LEFT_EYE).x() * level.scale(), level.bgr().cols());
        int right =
                inside(points.get(RIGHT_EYE).x() * level.scale(), level.bgr().cols());
        int top = inside(points.get(BRIDGE).y() * level.scale(), level.bgr().rows());
        int bottom = inside(points.get(BASE).y() * level.scale(), level.bgr().rows());
        return new Rect(left, top, right - left, bottom - top);
    }

    private static int inside(double position, int limit) {
        return (int) Math.max(0, Math.min(limit, position));
    }

    /** @return how many pixels were added */
    private static int add(Mat bgr, Rect place, double[] sums) {
        if (place.width < NARROWEST || place.height < NARROWEST) {
            return 0;
        }
        Mat part = bgr.submat(place);
        try {
            double[] mean = Core.mean(part).val;
            int pixels = place.width * place.height;
            for (int c = 0; c < sums.length; c++) {
                sums[c] += pixels * Math.pow(mean[c] / 255, GAMMA);
            }
            return pixels;
        } finally {
            part.release();
        }
    }

    private static double ratio(double[] bgr, int channel) {
        return Math.log(Math.max(SMALLEST, bgr[channel])) - Math.log(Math.max(SMALLEST, bgr[1]));
    }
}
