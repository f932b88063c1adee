package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Widens layers between two ordinary convolutions to whole blocks of channels, with channels of zeros.
 *
 * <p>ONNX Runtime (1.28.0) keeps channels in blocks of 16 (of 8 without AVX-512), and computes a depthwise convolution
 * whose channels do not fill theirs outside of that layout. The added channels are zero, stay zero and are multiplied
 * by zero. Figures in docs/performance.md. Where one convolution ends one such part and starts the next, the second
 * keeps its channels: no bundled model has that.
 *
 * <p>Fields as in onnx.proto3.
 */
final class WholeBlocks {

    private static final int MODEL_IR_VERSION = 1;
    private static final int MODEL_GRAPH = 7;

    /** From this version of the format on a weight need not be an input of the graph as well. */
    private static final int WEIGHTS_ARE_NO_INPUTS = 4;

    private WholeBlocks() {}

    /**
     * Rewrites a model.
     *
     * @return a new file, or the same when there is nothing to do
     * @throws IllegalArgumentException when the bytes are no model
     */
    static byte[] in(byte[] model) {
        OnnxMessage file = OnnxMessage.read(ByteBuffer.wrap(model));
        if (file.number(MODEL_IR_VERSION) < WEIGHTS_ARE_NO_INPUTS) {
            return model;
        }
        List<Field> fields = file.fields().stream()
                .map(f -> f.is(MODEL_GRAPH) ? graph(f) : f)
                .toList();
        return fields.equals(file.fields()) ? model : new OnnxMessage(fields).written();
    }

    private static Field graph(Field graph) {
        OnnxGraph known = new OnnxGraph(OnnxMessage.read(graph.content()));
        if (known.holdsGraphs()) {
            return graph;
        }
        Map<String, OnnxMessage> weights = new HashMap<>();
        Map<OnnxNode, OnnxMessage> nodes = new HashMap<>();
        for (OnnxNode node : known.nodes()) {
            Layers layers = new Layers(known, node);
            if (layers.canBeWidened()
                    && Collections.disjoint(
                            weights.keySet(), layers.widerWeights().keySet())) {
                weights.putAll(layers.widerWeights());
                nodes.putAll(layers.widerNodes());
            }
        }
        return weights.isEmpty()
                ? graph
                : Field.of(MODEL_GRAPH, known.with(weights, nodes).written());
    }
}
