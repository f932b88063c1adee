package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A picture so small that two encodings of one picture look alike, and two pictures of a moving person do not. */
final class Thumbnail {

    private static final int SIDE = 48;

    private final float[] gray;

    private Thumbnail(float[] gray) {
        this.gray = gray;
    }

    static Thumbnail of(FaceImage image) throws ImageRejectedException {
        Mat small = new Mat();
        try {
            Imgproc.resize(image.atLeast(0.25).bgr(), small, new Size(SIDE, SIDE), 0, 0, Imgproc.INTER_AREA);
            Imgproc.cvtColor(small, small, Imgproc.COLOR_BGR2GRAY);
            small.convertTo(small, CvType.CV_32F);
            float[] gray = new float[SIDE * SIDE];
            small.get(0, 0, gray);
            return new Thumbnail(gray);
        } finally {
            small.release();
        }
    }

    /**
     * Root mean square of what differs, gray values, after the brightness and the contrast of the other are brought to
     * those of this: a filter over a picture makes no new one.
     */
    double difference(Thumbnail other) {
        double mean = mean(gray);
        double otherMean = mean(other.gray);
        double cross = 0;
        double spread = 0;
        double total = 0;
        for (int i = 0; i < gray.length; i++) {
            double a = gray[i] - mean;
            double b = other.gray[i] - otherMean;
            cross += a * b;
            spread += b * b;
            total += a * a;
        }
        double explained = spread > 0 ? cross * cross / spread : 0;
        return Math.sqrt(Math.max(0, total - explained) / gray.length);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
