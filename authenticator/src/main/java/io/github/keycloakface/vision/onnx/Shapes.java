package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks that a model has the tensors and settings that an adapter can feed, and names what it refuses. */
final class Shapes {

    /** Any positive size, but fixed by the model. */
    static final long FIXED = -2;
    /** Open in the model. */
    static final long OPEN = -1;
    /** Fixed or open. */
    static final long ANY = -3;

    private final OnnxModel model;
    private final ModelManifest.Model description;

    Shapes(OnnxModel model) {
        this.model = model;
        this.description = model.description();
    }

    void input(long... pattern) throws ModelException {
        match("input '" + description.input().name() + "'", description.input().shape(), pattern);
    }

    void output(int index, long... pattern) throws ModelException {
        if (index >= description.outputs().size()) {
            throw model.refused("adapter " + description.adapter() + " reads output " + index + ", the manifest names "
                    + description.outputs().size());
        }
        ModelManifest.Tensor output = description.outputs().get(index);
        match("output '" + output.name() + "'", output.shape(), pattern);
    }

    int inputSize(int dimension) {
        return Math.toIntExact(description.input().shape().get(dimension));
    }

    int outputSize(int index, int dimension) {
        return Math.toIntExact(description.outputs().get(index).shape().get(dimension));
    }

    /** A setting between 0 and 1. */
    double share(String name) throws ModelException {
        Double value = description.settings().get(name);
        if (value == null || !(value > 0 && value <= 1)) {
            throw model.refused("setting '" + name + "' must lie above 0 and up to 1, found " + value);
        }
        return value;
    }

    /** As {@link #share}, but it may be absent. */
    OptionalDouble optionalShare(String name) throws ModelException {
        return description.settings().containsKey(name) ? OptionalDouble.of(share(name)) : OptionalDouble.empty();
    }

    /** A setting that is 0 (or absent) or 1. */
    boolean isOn(String name) throws ModelException {
        Double value = description.settings().get(name);
        if (value == null || value == 0) {
            return false;
        }
        if (value != 1) {
            throw model.refused("setting '" + name + "' must be 0 or 1, found " + value);
        }
        return true;
    }

    /** Two settings of which the second is higher; empty when both are absent. */
    Optional<List<Double>> rising(String low, String high) throws ModelException {
        Double from = description.settings().get(low);
        Double to = description.settings().get(high);
        if (from == null && to == null) {
            return Optional.empty();
        }
        if (from == null || to == null || !(from >= 0 && from < to)) {
            throw model.refused("settings '" + low + "' and '" + high
                    + "' must both be there, from 0 on and rising, found " + from + " and " + to);
        }
        return Optional.of(List.of(from, to));
    }

    private void match(String what, List<Long> shape, long... pattern) throws ModelException {
        boolean same = shape.size() == pattern.length;
        for (int i = 0; same && i < pattern.length; i++) {
            same = fits(shape.get(i), pattern[i]);
        }
        if (!same) {
            throw model.refused("adapter " + description.adapter() + " cannot use " + what + " of shape " + shape);
        }
    }

    private static boolean fits(long size, long wanted) {
        if (wanted == FIXED) {
            return size > 0;
        }
        return wanted == ANY ? size > 0 || size == OPEN : size == wanted;
    }
}
