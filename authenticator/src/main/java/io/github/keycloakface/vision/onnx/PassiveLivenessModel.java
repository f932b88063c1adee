package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.util.OptionalDouble;
import org.opencv.core.Mat;

/**
 * Adapter {@code minifasnet}: tells a face from its picture by one square crop around it.
 *
 * <p>Input 1x3xSxS. Output 1xN, two classes at least, not yet a distribution; class 0 is the live face. Setting
 * {@code minLive}: the mean share of live from which on a face counts as live, above 0 and up to 1. Setting {@code
 * sureLive}, if any: the share from which on a single look leaves no doubt, {@code minLive} at least and up to 1.
 */
public final class PassiveLivenessModel implements AutoCloseable {

    public static final String ADAPTER = "minifasnet";

    private static final int LIVE = 0;

    private final OnnxModel model;
    private final Planes planes;
    private final int side;
    private final double minLive;
    private final OptionalDouble sureLive;

    public PassiveLivenessModel(ModelStore store, ModelManifest.Model description) throws ModelException {
        model = new OnnxModel(store, description);
        Shapes shapes = new Shapes(model);
        try {
            shapes.input(1, 3, Shapes.FIXED, Shapes.FIXED);
            shapes.output(0, 1, Shapes.FIXED);
            side = shapes.inputSize(2);
            if (shapes.inputSize(3) != side) {
                throw model.refused("adapter minifasnet needs a square input");
            }
            if (shapes.outputSize(0, 1) < 2) {
                throw model.refused("adapter minifasnet needs two classes at least");
            }
            minLive = shapes.share("minLive");
            sureLive = shapes.optionalShare("sureLive");
            if (sureLive.isPresent() && sureLive.getAsDouble() < minLive) {
                throw model.refused("setting 'sureLive' must not lie below 'minLive'");
            }
        } catch (ModelException e) {
            model.close();
            throw e;
        }
        planes = new Planes(description.input(), 3, side, side);
    }

    /** Pixels per side of the crop that {@link #live} takes. */
    public int side() {
        return side;
    }

    public double minLive() {
        return minLive;
    }

    /** Empty when no single look of this model is beyond doubt. */
    public OptionalDouble sureLive() {
        return sureLive;
    }

    /**
     * Looks at one crop.
     *
     * @param crop CV_8UC3 BGR, {@link #side()} pixels square
     * @return share of live, 0..1
     */
    public double live(Mat crop) {
        try (Planes.Loan loan = planes.fill(crop)) {
            return Softmax.share(model.run(loan.floats(), 1, 3, side, side)[0], LIVE);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
