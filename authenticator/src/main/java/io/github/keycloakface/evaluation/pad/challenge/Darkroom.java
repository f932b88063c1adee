package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Similarity;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** What code can draw of light and of other people's cameras. Each method yields a new picture. */
final class Darkroom {

    /** Gray values: standard deviation in a webcam's picture. */
    private static final double NOISE = 3;

    /** Half the width of a hole, eye distances: lids and lashes. */
    private static final double EYE = 0.3;

    private Darkroom() {}

    static Mat mirrored(Mat photo) {
        Mat mirrored = new Mat();
        Core.flip(photo, mirrored, 1);
        return mirrored;
    }

    /**
     * The same picture again, with the noise of a camera.
     *
     * @param seed of the noise; OpenCV's own generator is another one in each thread
     */
    static Mat noisy(Mat photo, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        short[] values = new short[3 * (int) photo.total()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) Math.round(NOISE * random.nextGaussian());
        }
        Mat noise = new Mat(photo.size(), CvType.CV_16SC3);
        noise.put(0, 0, values);
        Mat noisy = new Mat();
        photo.convertTo(noisy, CvType.CV_16SC3);
        Core.add(noisy, noise, noisy);
        noisy.convertTo(noisy, CvType.CV_8UC3);
        noise.release();
        return noisy;
    }

    /** A photo whose eyes are those of another shot, in the photo's place and size. */
    static Mat withEyes(Mat photo, HeadLook look, Shot eyes) {
        FivePoints to = look.head().landmarks().fivePoints();
        FivePoints from = eyes.look().head().landmarks().fivePoints();
        Similarity mapping =
                Similarity.fit(List.of(from.leftEye(), from.rightEye()), List.of(to.leftEye(), to.rightEye()));
        Mat matrix = new Mat(2, 3, CvType.CV_64FC1);
        matrix.put(0, 0, mapping.a(), -mapping.b(), mapping.tx(), mapping.b(), mapping.a(), mapping.ty());
        Mat source = eyes.pixels();
        Mat moved = new Mat();
        Imgproc.warpAffine(source, moved, matrix, photo.size());
        Mat holes = Mat.zeros(photo.size(), CvType.CV_8UC1);
        Size hole = new Size(EYE * to.eyeDistance(), EYE / 2 * to.eyeDistance());
        for (var eye : List.of(to.leftEye(), to.rightEye())) {
            Imgproc.ellipse(
                    holes,
                    new Point(eye.x(), eye.y()),
                    hole,
                    to.rollDegrees(),
                    0,
                    360,
                    new Scalar(255),
                    Imgproc.FILLED);
        }
        Mat mask = photo.clone();
        moved.copyTo(mask, holes);
        for (Mat used : List.of(matrix, source, moved, holes)) {
            used.release();
        }
        return mask;
    }

    /** The middle around a face, enlarged: the person has come nearer. Perspective stays as it was. */
    static Mat nearer(Mat photo, HeadLook look, double factor) {
        int width = (int) (photo.cols() / factor);
        int height = (int) (photo.rows() / factor);
        int x = inside(look.box().center().x() - width / 2.0, photo.cols() - width);
        int y = inside(look.box().center().y() - height / 2.0, photo.rows() - height);
        Mat part = photo.submat(new Rect(x, y, width, height));
        Mat nearer = new Mat();
        Imgproc.resize(part, nearer, photo.size(), 0, 0, Imgproc.INTER_CUBIC);
        part.release();
        return nearer;
    }

    private static int inside(double from, int most) {
        return (int) Math.max(0, Math.min(most, from));
    }
}
