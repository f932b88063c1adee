package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code PRelu(x, a)} as {@code a * x + Relu((1 - a) * x)}, which is the same but for the last bit; where a
 * slope is above 1 as {@code a * x + (1 - a) * Relu(x)}.
 *
 * <p>ONNX Runtime (1.28.0, 1.30.0) computes PRelu value by value and leaves its blocked layout for it: of 7.4 ms for
 * one embedding PRelu took 5.1 and the way out and back 0.5. Its optimizer turns the plain operations into convolutions
 * of the blocked layout, Relu and the sum into a part of these: two ways through memory for the first form, three for
 * the second. Figures in docs/performance.md. {@code Relu(x) + a * (x - Relu(x))} would keep the last bit, too, and
 * take a millisecond more.
 *
 * <p>Fields as in onnx.proto3. Only slopes that are weights of the file are known here; any other PRelu stays.
 */
final class SplitPrelu {

    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OP_TYPE = 4;
    private static final int TENSOR_DATA_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW_DATA = 9;
    private static final int FLOAT = 1;

    private final Map<String, OnnxMessage> weights = new HashMap<>();
    private final List<Field> written = new ArrayList<>();

    private SplitPrelu() {}

    /**
     * Rewrites a model.
     *
     * @return a new file, or the same when there is nothing to do
     * @throws IllegalArgumentException when the bytes are no model
     */
    static byte[] in(byte[] model) {
        return GraphRewrite.of(model, graph -> new SplitPrelu().graph(graph));
    }

    private OnnxMessage graph(OnnxMessage graph) {
        for (ByteBuffer initializer : graph.all(GRAPH_INITIALIZER)) {
            OnnxMessage tensor = OnnxMessage.read(initializer);
            tensor.texts(TENSOR_NAME).forEach(name -> weights.put(name, tensor));
        }
        for (int i = 0; i < graph.fields().size(); i++) {
            Field field = graph.fields().get(i);
            if (!field.is(GRAPH_NODE) || !split(new OnnxNode(i, OnnxMessage.read(field.content())))) {
                written.add(field);
            }
        }
        return written.equals(graph.fields()) ? graph : new OnnxMessage(written);
    }

    private boolean split(OnnxNode node) {
        List<String> inputs = node.inputs();
        List<String> outputs = node.outputs();
        if (!node.isA("PRelu") || inputs.size() != 2 || outputs.size() != 1) {
            return false;
        }
        OnnxMessage slope = weights.get(inputs.get(1));
        if (slope == null
                || slope.number(TENSOR_DATA_TYPE) != FLOAT
                || slope.last(TENSOR_RAW_DATA).isEmpty()) {
            return false;
        }
        String x = inputs.get(0);
        String y = outputs.get(0);
        String name = "keycloak-face/split-prelu/" + y;
        written.add(Field.of(
                GRAPH_INITIALIZER, complement(slope, name + "/complement").written()));
        if (isAtMostOne(slope)) {
            node("Mul", name + "/scaled", x, name + "/complement");
            node("Relu", name + "/positive", name + "/scaled");
        } else {
            node("Relu", name + "/relu", x);
            node("Mul", name + "/positive", name + "/relu", name + "/complement");
        }
        node("Mul", name + "/all", x, inputs.get(1));
        node("Add", y, name + "/all", name + "/positive");
        return true;
    }

    /** Else one minus a slope is negative, and what is negative after it was positive before. */
    private static boolean isAtMostOne(OnnxMessage slope) {
        FloatBuffer slopes = slope.last(TENSOR_RAW_DATA)
                .orElseThrow()
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        boolean atMostOne = true;
        while (slopes.hasRemaining()) {
            atMostOne &= slopes.get() <= 1;
        }
        return atMostOne;
    }

    private void node(String type, String output, String... inputs) {
        List<Field> fields = new ArrayList<>();
        for (String input : inputs) {
            fields.add(Field.of(NODE_INPUT, input));
        }
        fields.add(Field.of(NODE_OUTPUT, output));
        fields.add(Field.of(NODE_OP_TYPE, type));
        written.add(Field.of(GRAPH_NODE, new OnnxMessage(fields).written()));
    }

    /** One minus each slope, in the same shape. */
    private static OnnxMessage complement(OnnxMessage slope, String name) {
        List<Field> fields = new ArrayList<>();
        for (Field field : slope.fields()) {
            if (field.is(TENSOR_NAME)) {
                fields.add(Field.of(TENSOR_NAME, name));
            } else if (field.is(TENSOR_RAW_DATA)) {
                fields.add(Field.of(TENSOR_RAW_DATA, complement(field.content())));
            } else {
                fields.add(field);
            }
        }
        return new OnnxMessage(fields);
    }

    private static byte[] complement(ByteBuffer slopes) {
        byte[] values = new byte[slopes.remaining()];
        ByteBuffer out = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + Float.BYTES <= values.length; i += Float.BYTES) {
            out.putFloat(i, 1 - slopes.getFloat(slopes.position() + i));
        }
        return values;
    }
}
