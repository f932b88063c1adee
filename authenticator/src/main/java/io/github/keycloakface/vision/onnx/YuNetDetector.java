package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.detect.Detection;
import io.github.keycloakface.vision.detect.FaceDetector;
import io.github.keycloakface.vision.detect.Overlaps;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Adapter {@code yunet}: anchor-free detector with five points (Wu et al., "YuNet: A Tiny Millisecond-level Face
 * Detector", 2023), as OpenCV zoo and libfacedetection publish it.
 *
 * <p>Input 1x3xHxW, fixed or open, BGR; the image keeps its proportions and is padded at the right and the bottom.
 * Outputs in this order, for the strides 8, 16 and 32: cls, then obj, bbox and kps likewise (twelve in all). Settings:
 * {@code minScore}, {@code nmsIou}.
 */
public final class YuNetDetector implements FaceDetector {

    public static final String ADAPTER = "yunet";

    private static final int[] STRIDES = {8, 16, 32};
    private static final int OPEN_SIZE = 320;
    private static final int MAX_FACES = 100;

    private final OnnxModel model;
    private final Planes planes;
    private final int rows;
    private final int columns;
    private final double minScore;
    private final double maxOverlap;

    public YuNetDetector(ModelStore store, ModelManifest.Model description) throws ModelException {
        model = new OnnxModel(store, description);
        Shapes shapes = new Shapes(model);
        try {
            shapes.input(Shapes.ANY, 3, Shapes.ANY, Shapes.ANY);
            for (int i = 0; i < 4 * STRIDES.length; i++) {
                shapes.output(i, Shapes.ANY, Shapes.ANY, new long[] {1, 1, 4, 10}[i / STRIDES.length]);
            }
            minScore = shapes.share("minScore");
            maxOverlap = shapes.share("nmsIou");
            rows = side(shapes.inputSize(2));
            columns = side(shapes.inputSize(3));
        } catch (ModelException e) {
            model.close();
            throw e;
        }
        planes = new Planes(description.input(), 3, rows, columns);
    }

    private int side(int size) throws ModelException {
        int side = size > 0 ? size : OPEN_SIZE;
        if (side % STRIDES[STRIDES.length - 1] != 0) {
            throw model.refused("adapter yunet needs an input size that 32 divides, found " + side);
        }
        return side;
    }

    @Override
    public List<Detection> detect(Mat bgr) {
        double scale = Math.min((double) columns / bgr.cols(), (double) rows / bgr.rows());
        Mat resized = new Mat();
        Mat padded = new Mat();
        try {
            int width = Math.max(1, (int) Math.round(bgr.cols() * scale));
            int height = Math.max(1, (int) Math.round(bgr.rows() * scale));
            Imgproc.resize(
                    bgr, resized, new Size(width, height), 0, 0, scale < 1 ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
            Core.copyMakeBorder(
                    resized, padded, 0, rows - height, 0, columns - width, Core.BORDER_CONSTANT, new Scalar(0, 0, 0));
            try (Planes.Loan loan = planes.fill(padded)) {
                return decode(model.run(loan.floats(), 1, 3, rows, columns), scale);
            }
        } finally {
            resized.release();
            padded.release();
        }
    }

    private List<Detection> decode(float[][] out, double scale) {
        List<Detection> found = new ArrayList<>();
        for (int s = 0; s < STRIDES.length; s++) {
            int across = columns / STRIDES[s];
            for (int i = 0; i < out[s].length; i++) {
                // the geometric mean of class and objectness, as OpenCV's FaceDetectorYN takes it
                double score = Math.sqrt(clamp(out[s][i]) * clamp(out[3 + s][i]));
                if (score >= minScore) {
                    found.add(detection(score, i % across, i / across, i, out[6 + s], out[9 + s], STRIDES[s], scale));
                }
            }
        }
        return Overlaps.removed(found, maxOverlap, MAX_FACES);
    }

    private static Detection detection(
            double score, int column, int row, int i, float[] boxes, float[] points, int stride, double scale) {
        double unit = stride / scale;
        double width = Math.exp(boxes[4 * i + 2]) * unit;
        double height = Math.exp(boxes[4 * i + 3]) * unit;
        Box box = new Box(
                (column + boxes[4 * i]) * unit - width / 2,
                (row + boxes[4 * i + 1]) * unit - height / 2,
                width,
                height);
        Point[] p = new Point[5];
        for (int k = 0; k < p.length; k++) {
            p[k] = new Point((column + points[10 * i + 2 * k]) * unit, (row + points[10 * i + 2 * k + 1]) * unit);
        }
        return new Detection(box, score, Optional.of(new FivePoints(p[0], p[1], p[2], p[3], p[4])));
    }

    private static double clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }

    @Override
    public double smallestFace() {
        // At the published minScore of 0.9 it misses faces of 42 pixels of the input (package photos, 320x320).
        return 48.0 / Math.max(rows, columns);
    }

    @Override
    public void close() {
        model.close();
    }
}
