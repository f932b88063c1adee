package io.github.keycloakface.vision.onnx;

import java.util.Collections;
import java.util.HashMap;
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

    private WholeBlocks() {}

    /**
     * Rewrites a model.
     *
     * @return a new file, or the same when there is nothing to do
     * @throws IllegalArgumentException when the bytes are no model
     */
    static byte[] in(byte[] model) {
        return GraphRewrite.of(model, WholeBlocks::graph);
    }

    private static OnnxMessage graph(OnnxMessage graph) {
        OnnxGraph known = new OnnxGraph(graph);
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
        return weights.isEmpty() ? graph : known.with(weights, nodes);
    }
}
