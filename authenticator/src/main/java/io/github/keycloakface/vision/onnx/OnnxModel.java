package io.github.keycloakface.vision.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One ONNX Runtime session whose tensors are what the manifest says. Safe for use by many threads. */
final class OnnxModel implements AutoCloseable {

    private final ModelManifest.Model description;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxModel(ModelStore store, ModelManifest.Model description) throws ModelException {
        this.description = description;
        byte[] weights = weights(store, description);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // the Windows build of ONNX Runtime reports to the system's event tracing otherwise
            environment.setTelemetry(false);
            // One thread a request: the engine's permits, not the library's pools, decide how many cores are used.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(weights, options);
        } catch (OrtException e) {
            throw new ModelException("Model " + description.id() + " (" + description.file() + ") cannot be loaded", e);
        }
        try {
            check();
        } catch (ModelException | OrtException e) {
            close();
            throw e instanceof ModelException refused ? refused : new ModelException("Model " + description.id(), e);
        }
    }

    private static byte[] weights(ModelStore store, ModelManifest.Model description) throws ModelException {
        byte[] weights = store.read(description);
        try {
            TinyWeights.clear(weights);
            return SplitPrelu.in(WholeBlocks.in(weights));
        } catch (IllegalArgumentException e) {
            throw new ModelException("Model " + description.id() + " (" + description.file() + ") is no ONNX file", e);
        }
    }

    ModelManifest.Model description() {
        return description;
    }

    private void check() throws ModelException, OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        if (inputs.size() != 1) {
            throw refused("one input is expected, the file has " + inputs.keySet());
        }
        check("input", description.input().name(), description.input().shape(), inputs);
        for (ModelManifest.Tensor output : description.outputs()) {
            check("output", output.name(), output.shape(), session.getOutputInfo());
        }
    }

    private void check(String kind, String name, List<Long> shape, Map<String, NodeInfo> found) throws ModelException {
        NodeInfo node = found.get(name);
        if (node == null) {
            throw refused("no " + kind + " is named '" + name + "', the file has " + found.keySet());
        }
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != ai.onnxruntime.OnnxJavaType.FLOAT) {
            throw refused(kind + " '" + name + "' is not a float tensor");
        }
        long[] expected = shape.stream().mapToLong(Long::longValue).toArray();
        if (!Arrays.equals(expected, tensor.getShape())) {
            throw refused(kind + " '" + name + "' has shape " + Arrays.toString(tensor.getShape())
                    + ", the manifest says " + shape);
        }
    }

    ModelException refused(String why) {
        return new ModelException("Model " + description.id() + " (" + description.file() + "): " + why);
    }

    /**
     * Runs the model once.
     *
     * @param input direct buffer with exactly the product of {@code shape} floats
     * @return the outputs in the order of the manifest, flattened
     */
    float[][] run(FloatBuffer input, long... shape) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
                OrtSession.Result result =
                        session.run(Map.of(description.input().name(), tensor))) {
            Map<String, float[]> byName = new HashMap<>();
            for (Map.Entry<String, ai.onnxruntime.OnnxValue> entry : result) {
                byName.put(entry.getKey(), floats((OnnxTensor) entry.getValue()));
            }
            return description.outputs().stream().map(o -> byName.get(o.name())).toArray(float[][]::new);
        } catch (OrtException e) {
            throw new IllegalStateException("Model " + description.id() + " failed", e);
        }
    }

    private static float[] floats(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Model " + description.id() + " cannot be closed", e);
        }
    }
}
