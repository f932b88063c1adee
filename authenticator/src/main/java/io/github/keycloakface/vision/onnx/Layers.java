package io.github.keycloakface.vision.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A convolution, what works on each of its channels alone, and the convolution that sums them up. Nobody else reads
 * the values in between, so nobody sees how many channels they have.
 */
final class Layers {

    /** Channels in a block of ONNX Runtime's with AVX-512; two blocks without. */
    private static final int BLOCK = 16;

    /** With so many channels or fewer at least as many would be added, all of them computed for nothing. */
    private static final int LEAST = BLOCK / 2;

    /**
     * Operations between the two convolutions. The bundled models have three at most (PRelu, depthwise, PRelu); a
     * damaged file may have a ring.
     */
    private static final int MOST_BETWEEN = 8;

    private final OnnxGraph graph;
    private final Map<String, OnnxMessage> weights = new HashMap<>();
    private final Map<OnnxNode, OnnxMessage> depthwise = new HashMap<>();
    private final int channels;
    private final int wanted;
    private final boolean complete;

    /** @param first an operation of the graph */
    Layers(OnnxGraph graph, OnnxNode first) {
        this.graph = graph;
        channels = graph.ownWeight(first, 1).map(w -> w.dims().get(0)).orElse(0);
        wanted = (channels + BLOCK - 1) / BLOCK * BLOCK;
        boolean ragged = LEAST < channels && channels < wanted;
        complete = ragged && first.isConvolution(1) && widenOutput(first) && follow(first);
    }

    boolean canBeWidened() {
        return complete && !depthwise.isEmpty();
    }

    Map<String, OnnxMessage> widerWeights() {
        return weights;
    }

    Map<OnnxNode, OnnxMessage> widerNodes() {
        return depthwise;
    }

    private boolean follow(OnnxNode first) {
        Optional<OnnxNode> next = graph.next(first);
        for (int between = 0; next.isPresent() && between <= MOST_BETWEEN; between++) {
            OnnxNode node = next.get();
            if (node.isConvolution(1)) {
                return widen(node, 1, 4, 1);
            }
            if (!widenBetween(node)) {
                return false;
            }
            next = graph.next(node);
        }
        return false;
    }

    private boolean widenBetween(OnnxNode node) {
        if (node.isA("Relu")) {
            return true;
        }
        if (node.isA("PRelu")) {
            return widen(node, 1, 3, 0);
        }
        if (!node.isConvolution(channels) || !widenOutput(node)) {
            return false;
        }
        depthwise.put(node, node.withGroup(wanted));
        return true;
    }

    /** Filters and, where it has one, bias of a convolution of two dimensions. */
    private boolean widenOutput(OnnxNode node) {
        return widen(node, 1, 4, 0) && (node.inputs().size() < 3 || widen(node, 2, 1, 0));
    }

    private boolean widen(OnnxNode node, int input, int dims, int axis) {
        Optional<OnnxWeight> weight = graph.ownWeight(node, input)
                .filter(w -> w.dims().size() == dims && w.dims().get(axis) == channels);
        // in the ring of a damaged file a weight may come twice
        return weight.isPresent()
                && weights.put(weight.get().name(), weight.get().padded(axis, wanted)) == null;
    }
}
