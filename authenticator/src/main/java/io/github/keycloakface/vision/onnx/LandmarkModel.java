package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/**
 * Adapter {@code landmarks-68}: the 68 points of the iBUG 300-W scheme on a square crop of an upright face.
 *
 * <p>Input 1x1xSxS grey. Output 1x136: x, y per point, relative to the crop.
 */
public final class LandmarkModel implements AutoCloseable {

    public static final String ADAPTER = "landmarks-68";

    public static final int COUNT = 68;

    private final OnnxModel model;
    private final Planes planes;
    private final int side;

    public LandmarkModel(ModelStore store, ModelManifest.Model description) throws ModelException {
        model = new OnnxModel(store, description);
        Shapes shapes = new Shapes(model);
        try {
            shapes.input(1, 1, Shapes.FIXED, Shapes.FIXED);
            shapes.output(0, 1, 2 * COUNT);
            side = shapes.inputSize(2);
            if (shapes.inputSize(3) != side) {
                throw model.refused("adapter landmarks-68 needs a square input");
            }
        } catch (ModelException e) {
            model.close();
            throw e;
        }
        planes = new Planes(description.input(), 1, side, side);
    }

    /** Pixels per side of the crop that {@link #locate} takes. */
    public int side() {
        return side;
    }

    /**
     * Locates the points on a crop.
     *
     * @param grey CV_8UC1, {@link #side()} pixels square
     * @return 68 points in pixels of the crop
     */
    public List<Point> locate(Mat grey) {
        try (Planes.Loan loan = planes.fill(grey)) {
            float[] out = model.run(loan.floats(), 1, 1, side, side)[0];
            List<Point> points = new ArrayList<>(COUNT);
            for (int i = 0; i < COUNT; i++) {
                points.add(new Point(out[2 * i] * (double) side, out[2 * i + 1] * (double) side));
            }
            return points;
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
