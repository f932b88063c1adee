package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.detect.Detection;
import io.github.keycloakface.vision.detect.FaceDetector;
import io.github.keycloakface.vision.detect.Overlaps;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Adapter {@code ultraface}: a fixed-size single-shot detector that yields boxes only.
 *
 * <p>Input 1x3xHxW, the image is stretched to it. Outputs: scores 1xNx2 (class 1 = face) and boxes 1xNx4 (left, top,
 * right, bottom, relative to the image). Settings: {@code minScore} 0..1, {@code nmsIou} 0..1.
 */
public final class UltraFaceDetector implements FaceDetector {

    public static final String ADAPTER = "ultraface";

    private static final int MAX_FACES = 100;

    /** Pixels to read for one to see, from which on averaging takes long: 1.6 in a frame of 400x300, 3 in 480x480. */
    private static final long WORTH = 2;

    private final OnnxModel model;
    private final Planes planes;
    private final int rows;
    private final int columns;
    private final double minScore;
    private final double maxOverlap;

    public UltraFaceDetector(ModelStore store, ModelManifest.Model description) throws ModelException {
        model = new OnnxModel(store, description);
        Shapes shapes = new Shapes(model);
        try {
            shapes.input(1, 3, Shapes.FIXED, Shapes.FIXED);
            shapes.output(0, 1, Shapes.FIXED, 2);
            shapes.output(1, 1, Shapes.FIXED, 4);
            minScore = shapes.share("minScore");
            maxOverlap = shapes.share("nmsIou");
        } catch (ModelException e) {
            model.close();
            throw e;
        }
        rows = shapes.inputSize(2);
        columns = shapes.inputSize(3);
        planes = new Planes(description.input(), 3, rows, columns);
    }

    @Override
    public List<Detection> detect(Mat bgr) {
        Mat resized = new Mat();
        try {
            Imgproc.resize(bgr, resized, new Size(columns, rows), 0, 0, interpolation(bgr.cols(), bgr.rows()));
            try (Planes.Loan loan = planes.fill(resized)) {
                float[][] out = model.run(loan.floats(), 1, 3, rows, columns);
                return decode(out[0], out[1], bgr.cols(), bgr.rows());
            }
        } finally {
            resized.release();
        }
    }

    /**
     * Averaging keeps small faces that sampling would break up; it only pays when shrinking. Up to half the size
     * sampling reads every pixel, too, in a quarter of the time (480x480: 0.1 ms for 0.44). Where there is little to
     * read it stays with averaging, as the recordings of docs/liveness.md were measured (400x300 at most).
     */
    private int interpolation(int width, int height) {
        boolean shrinking = width > columns || height > rows;
        boolean toHalfAtMost = width > columns && width <= 2 * columns && height > rows && height <= 2 * rows;
        boolean worthIt = (long) width * height > WORTH * columns * rows;
        return shrinking && !(toHalfAtMost && worthIt) ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR;
    }

    private List<Detection> decode(float[] scores, float[] boxes, int width, int height) {
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < scores.length / 2; i++) {
            float score = scores[2 * i + 1];
            if (score >= minScore) {
                double left = boxes[4 * i] * (double) width;
                double top = boxes[4 * i + 1] * (double) height;
                double right = boxes[4 * i + 2] * (double) width;
                double bottom = boxes[4 * i + 3] * (double) height;
                if (right > left && bottom > top) {
                    Box box = new Box(left, top, right - left, bottom - top);
                    found.add(new Detection(box, Math.min(1, score), Optional.empty()));
                }
            }
        }
        return Overlaps.removed(found, maxOverlap, MAX_FACES);
    }

    @Override
    public double smallestFace() {
        // Faces under a tenth of the longer input side are missed (measured by shrinking group photos, docs/models.md).
        return 0.1;
    }

    @Override
    public void close() {
        model.close();
    }
}
