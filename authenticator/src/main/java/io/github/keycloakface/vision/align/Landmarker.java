package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.Similarity;
import io.github.keycloakface.vision.onnx.LandmarkModel;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Finds the 68 points of a face whose place, size and roll are roughly known. */
public final class Landmarker {

    private final LandmarkModel model;

    public Landmarker(LandmarkModel model) {
        this.model = model;
    }

    /**
     * Looks at a face once.
     *
     * @param bgr CV_8UC3
     * @param center middle of the face, pixels
     * @param side height of the face box, pixels
     * @param rollDegrees how far the face leans clockwise
     */
    public FaceLandmarks locate(Mat bgr, Point center, double side, double rollDegrees) {
        Similarity toCrop = Crop.toSquare(center, side, rollDegrees, model.side());
        Mat color = Crop.square(bgr, toCrop, model.side());
        Mat grey = new Mat();
        try {
            Imgproc.cvtColor(color, grey, Imgproc.COLOR_BGR2GRAY);
            Similarity back = toCrop.inverse();
            List<Point> inCrop = model.locate(grey);
            return new FaceLandmarks(inCrop.stream().map(back::apply).toList());
        } finally {
            color.release();
            grey.release();
        }
    }
}
