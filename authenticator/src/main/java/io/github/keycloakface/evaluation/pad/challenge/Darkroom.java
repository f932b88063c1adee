package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.challenge.Light;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Similarity;
import java.util.Arrays;
import java.util.List;
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

    /** A screen's light on a wall an arm's length behind the face, as a share of that on the face. */
    private static final double BEHIND = 0.15;

    private static final double GAMMA = 2.2;

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

    /** The same picture again, with the noise of a camera. */
    static Mat noisy(Mat photo) {
        Mat noise = new Mat(photo.size(), CvType.CV_16SC3);
        Core.randn(noise, 0, NOISE);
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

    /**
     * The light of a screen on a face before it.
     *
     * @param strength of the screen's light against that of the room, 0 for none
     */
    static Mat lit(Mat photo, HeadLook look, Light light, double strength) {
        Mat near = near(photo.size(), look.box());
        Mat floats = new Mat();
        photo.convertTo(floats, CvType.CV_32FC3, 1 / 255.0);
        Core.pow(floats, GAMMA, floats);
        double[] color = color(light);
        Mat gain = new Mat();
        Core.merge(
                List.of(
                        gain(near, color[0] * strength),
                        gain(near, color[1] * strength),
                        gain(near, color[2] * strength)),
                gain);
        Core.multiply(floats, gain, floats);
        Core.pow(floats, 1 / GAMMA, floats);
        Mat lit = new Mat();
        floats.convertTo(lit, CvType.CV_8UC3, 255);
        near.release();
        floats.release();
        gain.release();
        return lit;
    }

    private static Mat gain(Mat near, double strength) {
        Mat gain = new Mat();
        near.convertTo(gain, CvType.CV_32FC1, strength, 1);
        return gain;
    }

    /** How much of the screen's light arrives, 0..1. */
    private static Mat near(Size size, Box face) {
        Mat near = new Mat(size, CvType.CV_32FC1, new Scalar(BEHIND));
        Point center = new Point(face.center().x(), face.center().y());
        Imgproc.ellipse(
                near,
                center,
                new Size(0.65 * face.width(), 0.75 * face.height()),
                0,
                0,
                360,
                new Scalar(1),
                Imgproc.FILLED);
        double shoulders = face.y() + 1.3 * face.height();
        Imgproc.ellipse(
                near,
                new Point(center.x, shoulders + 0.6 * face.height()),
                new Size(1.3 * face.width(), 0.8 * face.height()),
                0,
                0,
                360,
                new Scalar(0.8),
                Imgproc.FILLED);
        Imgproc.GaussianBlur(near, near, new Size(0, 0), Math.max(1, face.width() / 20));
        return near;
    }

    /** Blue, green, red. */
    private static double[] color(Light light) {
        return switch (light) {
            case RED -> new double[] {0, 0, 1};
            case GREEN -> new double[] {0, 1, 0};
            case BLUE -> new double[] {1, 0, 0};
            case WHITE -> new double[] {1, 1, 1};
            case NONE -> new double[] {0, 0, 0};
        };
    }

    /** Paper before a camera: its small range of tones, softened by the lens. */
    static Mat printed(Mat photo) {
        Mat printed = new Mat();
        photo.convertTo(printed, CvType.CV_8UC3, 170 / 255.0, 45);
        Imgproc.GaussianBlur(printed, printed, new Size(0, 0), 0.8);
        return printed;
    }

    /** A screen before a camera: gamma, the stripes of its pixels against the camera's, a lamp's reflection. */
    static Mat onScreen(Mat photo) {
        Mat floats = new Mat();
        photo.convertTo(floats, CvType.CV_32FC3, 1 / 255.0);
        Core.pow(floats, 1.4, floats);
        Mat stripes = stripes(photo.rows(), photo.cols());
        Core.multiply(floats, stripes, floats);
        Mat glare = new Mat(photo.size(), CvType.CV_32FC3, new Scalar(0, 0, 0));
        Imgproc.ellipse(
                glare,
                new Point(0.68 * photo.cols(), 0.25 * photo.rows()),
                new Size(0.1 * photo.cols(), 0.05 * photo.rows()),
                25,
                0,
                360,
                new Scalar(0.25, 0.25, 0.25),
                Imgproc.FILLED);
        Imgproc.GaussianBlur(glare, glare, new Size(0, 0), 0.03 * photo.cols());
        Core.add(floats, glare, floats);
        Mat screen = new Mat();
        floats.convertTo(screen, CvType.CV_8UC3, 235, 8);
        Imgproc.GaussianBlur(screen, screen, new Size(0, 0), 0.8);
        floats.release();
        stripes.release();
        glare.release();
        return screen;
    }

    private static Mat stripes(int rows, int columns) {
        float[] values = new float[rows * columns * 3];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                float light = (float) (1 + 0.04 * (Math.sin(0.55 * x) + Math.sin(0.47 * y + 0.1 * x)));
                Arrays.fill(values, 3 * (y * columns + x), 3 * (y * columns + x) + 3, light);
            }
        }
        Mat stripes = new Mat(rows, columns, CvType.CV_32FC3);
        stripes.put(0, 0, values);
        return stripes;
    }
}
