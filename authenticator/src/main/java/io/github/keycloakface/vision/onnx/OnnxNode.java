package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One operation of an ONNX graph; fields as NodeProto and AttributeProto in onnx.proto3.
 *
 * @param index of its field in the graph
 * @param message as it was read
 */
record OnnxNode(int index, OnnxMessage message) {

    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int OP_TYPE = 4;
    private static final int ATTRIBUTE = 5;
    private static final int DOMAIN = 7;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_NUMBER = 3;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int ATTRIBUTE_GRAPHS = 11;
    private static final String GROUP = "group";

    /** The operations of the standard; any other domain may mean something else by the same name. */
    private static final Set<String> STANDARD = Set.of("", "ai.onnx");

    /** Whether it is that operation of the standard. */
    boolean isA(String type) {
        return message.texts(OP_TYPE).contains(type) && STANDARD.containsAll(message.texts(DOMAIN));
    }

    boolean holdsGraphs() {
        return attributes()
                .anyMatch(a -> !a.all(ATTRIBUTE_GRAPH).isEmpty()
                        || !a.all(ATTRIBUTE_GRAPHS).isEmpty());
    }

    private Stream<OnnxMessage> attributes() {
        return message.all(ATTRIBUTE).stream().map(OnnxMessage::read);
    }

    List<String> inputs() {
        return message.texts(INPUT);
    }

    List<String> outputs() {
        return message.texts(OUTPUT);
    }

    /** Whether it is a convolution that says to have so many groups. */
    boolean isConvolution(int groups) {
        return isA("Conv") && attributes().anyMatch(a -> isGroup(a) && a.number(ATTRIBUTE_NUMBER) == groups);
    }

    OnnxMessage withGroup(int groups) {
        return new OnnxMessage(message.fields().stream()
                .map(field -> Optional.of(field)
                        .filter(f -> f.is(ATTRIBUTE))
                        .map(f -> OnnxMessage.read(f.content()))
                        .filter(OnnxNode::isGroup)
                        .map(a -> Field.of(ATTRIBUTE, with(a, groups)))
                        .orElse(field))
                .toList());
    }

    private static boolean isGroup(OnnxMessage attribute) {
        return attribute.texts(ATTRIBUTE_NAME).contains(GROUP);
    }

    private static byte[] with(OnnxMessage attribute, int groups) {
        return new OnnxMessage(attribute.fields().stream()
                        .map(f -> f.number() == ATTRIBUTE_NUMBER ? Field.of(ATTRIBUTE_NUMBER, groups) : f)
                        .toList())
                .written();
    }
}
