package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes the graph of an ONNX file; fields as ModelProto in onnx.proto3. */
final class GraphRewrite {

    private static final int IR_VERSION = 1;
    private static final int GRAPH = 7;

    /** From this version of the format on a weight need not be an input of the graph as well. */
    private static final int WEIGHTS_ARE_NO_INPUTS = 4;

    private GraphRewrite() {}

    /**
     * Rewrites a model.
     *
     * @param change gives another graph, or the one that it got when there is nothing to do
     * @return a new file, or the same when there was nothing to do
     * @throws IllegalArgumentException when the bytes are no model
     */
    static byte[] of(byte[] model, UnaryOperator<OnnxMessage> change) {
        OnnxMessage file = OnnxMessage.read(ByteBuffer.wrap(model));
        if (file.number(IR_VERSION) < WEIGHTS_ARE_NO_INPUTS) {
            return model;
        }
        List<Field> fields = file.fields().stream()
                .map(field -> field.is(GRAPH) ? changed(field, change) : field)
                .toList();
        return fields.equals(file.fields()) ? model : new OnnxMessage(fields).written();
    }

    private static Field changed(Field graph, UnaryOperator<OnnxMessage> change) {
        OnnxMessage before = OnnxMessage.read(graph.content());
        OnnxMessage after = change.apply(before);
        return after == before ? graph : Field.of(GRAPH, after.written());
    }
}
