package io.github.keycloakface.evaluation.pad.challenge;

import java.util.Arrays;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A picture of a picture, drawn: as far as code can, which is not far. */
final class Recapture {

    private Recapture() {}

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
