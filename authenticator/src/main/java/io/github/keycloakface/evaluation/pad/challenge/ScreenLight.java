package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.challenge.Light;
import io.github.keycloakface.vision.geometry.Box;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A screen that lights a face, drawn: how strong it is in a real room nobody measured. */
final class ScreenLight {

    /** A screen's light on a wall an arm's length behind the face, as a share of that on the face. */
    private static final double BEHIND = 0.15;

    private static final double GAMMA = 2.2;

    private ScreenLight() {}

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
}
