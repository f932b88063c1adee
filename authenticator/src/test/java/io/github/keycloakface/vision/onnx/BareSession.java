package io.github.keycloakface.vision.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import java.util.Map;
import org.opencv.core.Mat;

/**
 * A model of the pack as ONNX Runtime alone would run it: the same file, options and pixels as the
 * pipeline's, the input tensor ready made, the output not read. The floor that no pipeline can undercut.
 */
public final class BareSession implements AutoCloseable {

    private final OrtSession session;
    private final Planes.Loan input;
    private final OnnxTensor tensor;
    private final Map<String, OnnxTensor> inputs;

    /** @param pixels what the pipeline would show the model, in the model's size: how long a run takes depends on it */
    public BareSession(ModelStore store, ModelTask task, Mat pixels) throws ModelException, OrtException {
        ModelManifest.Model description = store.find(task).orElseThrow();
        byte[] weights = store.read(description);
        TinyWeights.clear(weights);
        byte[] fast = SplitPrelu.in(WholeBlocks.in(weights));
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = OrtEnvironment.getEnvironment().createSession(fast, options);
        }
        input = planes(description).fill(pixels);
        long[] shape =
                description.input().shape().stream().mapToLong(Long::longValue).toArray();
        tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input.floats(), shape);
        inputs = Map.of(description.input().name(), tensor);
    }

    private static Planes planes(ModelManifest.Model description) {
        int[] sides =
                description.input().shape().stream().mapToInt(Math::toIntExact).toArray();
        return new Planes(description.input(), sides[1], sides[2], sides[3]);
    }

    public void run() throws OrtException {
        session.run(inputs).close();
    }

    @Override
    public void close() throws OrtException {
        tensor.close();
        input.close();
        session.close();
    }
}
