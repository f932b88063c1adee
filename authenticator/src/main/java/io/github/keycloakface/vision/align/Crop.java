package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.Similarity;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Cuts a turned and scaled square out of an image; outside of it the edge pixels go on. */
public final class Crop {

    private Crop() {}

    /**
     * Cuts out what a mapping names.
     *
     * @param toCrop image pixels to crop pixels
     * @param side pixels per side of the crop
     * @return a new Mat of the source's type, to be released by the caller
     */
    public static Mat square(Mat source, Similarity toCrop, int side) {
        Mat matrix = new Mat(2, 3, CvType.CV_64FC1);
        Mat crop = new Mat();
        try {
            matrix.put(0, 0, toCrop.a(), -toCrop.b(), toCrop.tx(), toCrop.b(), toCrop.a(), toCrop.ty());
            Imgproc.warpAffine(source, crop, matrix, new Size(side, side), Imgproc.INTER_LINEAR, Core.BORDER_REPLICATE);
            return crop;
        } finally {
            matrix.release();
        }
    }

    /**
     * The mapping that brings a square of the image, turned clockwise by {@code rollDegrees}, upright into the crop.
     */
    public static Similarity toSquare(Point center, double imageSide, double rollDegrees, int cropSide) {
        double scale = cropSide / imageSide;
        double a = scale * Math.cos(Math.toRadians(rollDegrees));
        double b = -scale * Math.sin(Math.toRadians(rollDegrees));
        double half = cropSide / 2.0;
        return new Similarity(a, b, half - a * center.x() + b * center.y(), half - b * center.x() - a * center.y());
    }
}
