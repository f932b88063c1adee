package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Operations and weights of an ONNX file and who reads which; fields as GraphProto in onnx.proto3. */
final class OnnxGraph {

    private static final int NODE = 1;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int VALUE_INFO = 13;
    private static final int VALUE_NAME = 1;

    private final OnnxMessage message;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxWeight> weights = new HashMap<>();
    private final Map<String, List<OnnxNode>> readers = new HashMap<>();
    private final Set<String> described = new HashSet<>();

    OnnxGraph(OnnxMessage message) {
        this.message = message;
        for (int i = 0; i < message.fields().size(); i++) {
            read(i, message.fields().get(i));
        }
    }

    private void read(int index, Field field) {
        if (field.is(NODE)) {
            OnnxNode node = new OnnxNode(index, OnnxMessage.read(field.content()));
            nodes.add(node);
            node.inputs()
                    .forEach(name -> readers.computeIfAbsent(name, k -> new ArrayList<>())
                            .add(node));
        } else if (field.is(INITIALIZER)) {
            OnnxWeight.of(OnnxMessage.read(field.content())).ifPresent(weight -> weights.put(weight.name(), weight));
        } else if (field.is(INPUT) || field.is(OUTPUT) || field.is(VALUE_INFO)) {
            described.addAll(OnnxMessage.read(field.content()).texts(VALUE_NAME));
        }
    }

    /** In the order of the file. */
    List<OnnxNode> nodes() {
        return List.copyOf(nodes);
    }

    /** Whether an operation (If, Loop, Scan) has a graph of its own, which may read any value of this one unseen. */
    boolean holdsGraphs() {
        return nodes.stream().anyMatch(OnnxNode::holdsGraphs);
    }

    /** The one operation that works on what this one yields, if the file does not say how large that is. */
    Optional<OnnxNode> next(OnnxNode node) {
        return node.outputs().size() == 1
                ? onlyReader(node.outputs().get(0))
                        .filter(reader ->
                                node.outputs().get(0).equals(reader.inputs().get(0)))
                : Optional.empty();
    }

    /** A weight of floats that this operation alone reads, with one axis at least. */
    Optional<OnnxWeight> ownWeight(OnnxNode node, int input) {
        return node.inputs().size() > input
                ? Optional.of(node.inputs().get(input))
                        .filter(name -> onlyReader(name).isPresent())
                        .map(weights::get)
                        .filter(weight -> !weight.dims().isEmpty())
                : Optional.empty();
    }

    private Optional<OnnxNode> onlyReader(String name) {
        List<OnnxNode> all = readers.getOrDefault(name, List.of());
        return all.size() == 1 && !described.contains(name) ? Optional.of(all.get(0)) : Optional.empty();
    }

    OnnxMessage with(Map<String, OnnxMessage> otherWeights, Map<OnnxNode, OnnxMessage> otherNodes) {
        List<Field> fields = new ArrayList<>(message.fields());
        otherNodes.forEach((node, other) -> fields.set(node.index(), Field.of(NODE, other.written())));
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is(INITIALIZER)) {
                String name = OnnxWeight.nameOf(OnnxMessage.read(fields.get(i).content()));
                if (otherWeights.containsKey(name)) {
                    fields.set(i, Field.of(INITIALIZER, otherWeights.get(name).written()));
                }
            }
        }
        return new OnnxMessage(fields);
    }
}
