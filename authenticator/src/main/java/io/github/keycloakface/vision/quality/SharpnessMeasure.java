package io.github.keycloakface.vision.quality;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.imgproc.Imgproc;

/** Focus, motion and resolution: the spread of the Laplacian on the aligned face, relative to its contrast. */
final class SharpnessMeasure implements QualityMeasure {

    /**
     * First and 40th percentile of 500 LFW photos: 0.11 and 0.22; a Gaussian blur of 2 template pixels falls below
     * 0.05.
     */
    private static final Ramp RAMP = new Ramp(0.05, 0.20);

    @Override
    public String name() {
        return "sharpness";
    }

    @Override
    public double measure(FaceView face) {
        return RAMP.of(raw(face));
    }

    static double raw(FaceView face) {
        Mat laplacian = new Mat();
        try {
            Imgproc.Laplacian(face.alignedGrey(), laplacian, CvType.CV_16S, 1);
            double contrast = deviation(face.alignedGrey());
            return contrast > 0 ? deviation(laplacian) / contrast : 0;
        } finally {
            laplacian.release();
        }
    }

    private static double deviation(Mat mat) {
        MatOfDouble mean = new MatOfDouble();
        MatOfDouble deviation = new MatOfDouble();
        try {
            Core.meanStdDev(mat, mean, deviation);
            return deviation.get(0, 0)[0];
        } finally {
            mean.release();
            deviation.release();
        }
    }
}
