package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.util.List;
import java.util.Optional;

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
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_NUMBER = 3;
    private static final String GROUP = "group";

    boolean isA(String type) {
        return message.texts(OP_TYPE).contains(type);
    }

    List<String> inputs() {
        return message.texts(INPUT);
    }

    List<String> outputs() {
        return message.texts(OUTPUT);
    }

    /** Whether it is a convolution that says to have so many groups. */
    boolean isConvolution(int groups) {
        return isA("Conv")
                && message.all(ATTRIBUTE).stream()
                        .map(OnnxMessage::read)
                        .anyMatch(a -> isGroup(a) && a.number(ATTRIBUTE_NUMBER) == groups);
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
