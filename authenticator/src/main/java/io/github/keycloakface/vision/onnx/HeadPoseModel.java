package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import org.opencv.core.Mat;

/**
 * Adapter {@code hopenet}: where a head points, each angle as a distribution over bins (Ruiz et al., "Fine-Grained Head
 * Pose Estimation Without Keypoints", 2018).
 *
 * <p>Input 1x3xSxS RGB, a square of the face without margin. The manifest brings a pixel to 0..1; mean and deviation of
 * ImageNet are taken here. Three outputs 1x66, before softmax, in this order: yaw, pitch, roll.
 */
public final class HeadPoseModel implements AutoCloseable {

    public static final String ADAPTER = "hopenet";

    private static final int BINS = 66;
    private static final int BIN_DEGREES = 3;
    private static final int LOWEST_DEGREES = -99;

    /** Red, green, blue, of pixels in 0..1: what torchvision publishes for its ImageNet models. */
    private static final double[] MEAN = {0.485, 0.456, 0.406};

    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final OnnxModel model;
    private final Planes planes;
    private final int side;

    public HeadPoseModel(ModelStore store, ModelManifest.Model description) throws ModelException {
        model = new OnnxModel(store, description);
        Shapes shapes = new Shapes(model);
        try {
            shapes.input(1, 3, Shapes.FIXED, Shapes.FIXED);
            for (int angle = 0; angle < 3; angle++) {
                shapes.output(angle, 1, BINS);
            }
            side = shapes.inputSize(2);
            if (shapes.inputSize(3) != side) {
                throw model.refused("adapter hopenet needs a square input");
            }
            if (!"RGB".equals(description.input().color())) {
                throw model.refused("adapter hopenet needs color RGB");
            }
        } catch (ModelException e) {
            model.close();
            throw e;
        }
        planes = new Planes(description.input(), 3, side, side, MEAN, DEVIATION);
    }

    /** Pixels per side of the crop that {@link #angles} takes. */
    public int side() {
        return side;
    }

    /**
     * Looks at one crop.
     *
     * @param crop CV_8UC3 BGR, {@link #side()} pixels square
     * @return yaw, pitch and roll as the model has them, degrees in -99..96
     */
    public double[] angles(Mat crop) {
        try (Planes.Loan loan = planes.fill(crop)) {
            float[][] out = model.run(loan.floats(), 1, 3, side, side);
            return new double[] {degrees(out[0]), degrees(out[1]), degrees(out[2])};
        }
    }

    /** The mean of the bins of one angle. */
    static double degrees(float[] bins) {
        double mean = 0;
        for (int i = 0; i < BINS; i++) {
            mean += i * Softmax.share(bins, i);
        }
        return mean * BIN_DEGREES + LOWEST_DEGREES;
    }

    @Override
    public void close() {
        model.close();
    }
}
