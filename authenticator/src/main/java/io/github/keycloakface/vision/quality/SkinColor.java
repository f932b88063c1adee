package io.github.keycloakface.vision.quality;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * The color of some patches of a face, without its lightness.
 *
 * @param a green (negative) to red, CIE L*a*b*
 * @param b blue (negative) to yellow
 */
record SkinColor(double a, double b) {

    /** Where OpenCV puts 0 in eight bits. */
    private static final double NEUTRAL = 128;

    /** @param bgr CV_8UC3 */
    static SkinColor of(Mat bgr, Rect... areas) {
        double[] sum = new double[2];
        for (Rect area : areas) {
            Mat patch = bgr.submat(area);
            Mat lab = new Mat();
            try {
                Imgproc.cvtColor(patch, lab, Imgproc.COLOR_BGR2Lab);
                double[] mean = Core.mean(lab).val;
                sum[0] += mean[1] - NEUTRAL;
                sum[1] += mean[2] - NEUTRAL;
            } finally {
                patch.release();
                lab.release();
            }
        }
        return new SkinColor(sum[0] / areas.length, sum[1] / areas.length);
    }

    double distance(SkinColor other) {
        return Math.hypot(a - other.a, b - other.b);
    }
}
