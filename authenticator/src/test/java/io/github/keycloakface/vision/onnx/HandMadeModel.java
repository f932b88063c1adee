package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** An ONNX file written field by field; numbers as in onnx.proto3. */
final class HandMadeModel {

    private static final int IR_VERSION = 7;
    private static final int SIDE = 4;
    static final long[] SHAPE = {1, 2, SIDE, SIDE};

    private HandMadeModel() {}

    /** From x of {@link #SHAPE} to y. */
    static byte[] model(List<Field> more, Field... operationsAndWeights) {
        List<Field> graph = new ArrayList<>(List.of(operationsAndWeights));
        graph.addAll(List.of(Field.of(2, "g"), tensor(11, "x"), tensor(12, "y")));
        graph.addAll(more);
        Field operators = message(8, Field.of(2, 13L));
        return new OnnxMessage(
                        List.of(Field.of(1, (long) IR_VERSION), operators, message(7, graph.toArray(Field[]::new))))
                .written();
    }

    static Field convolution(String output, int groups, String... inputs) {
        List<Field> fields = new ArrayList<>();
        for (String input : inputs) {
            fields.add(Field.of(1, input));
        }
        fields.addAll(List.of(Field.of(2, output), Field.of(4, "Conv"), group(groups)));
        return message(1, fields.toArray(Field[]::new));
    }

    private static Field group(int groups) {
        return message(5, Field.of(1, "group"), Field.of(3, (long) groups), Field.of(20, 2L));
    }

    static Field node(String type, String output, String... inputs) {
        List<Field> fields = new ArrayList<>();
        for (String input : inputs) {
            fields.add(Field.of(1, input));
        }
        fields.addAll(List.of(Field.of(2, output), Field.of(4, type)));
        return message(1, fields.toArray(Field[]::new));
    }

    static Field weight(String name, Random random, long... dims) {
        int size = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        ByteBuffer values = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            values.putFloat(random.nextFloat() - 0.5f);
        }
        List<Field> fields = new ArrayList<>();
        for (long dim : dims) {
            fields.add(Field.of(1, dim));
        }
        fields.addAll(List.of(Field.of(2, 1L), Field.of(8, name), Field.of(9, values.array())));
        return message(5, fields.toArray(Field[]::new));
    }

    private static Field tensor(int number, String name) {
        Field[] shape = Arrays.stream(SHAPE)
                .mapToObj(size -> message(1, Field.of(1, size)))
                .toArray(Field[]::new);
        // the second convolution has no padding
        return number == 12
                ? message(number, Field.of(1, name), message(2, message(1, Field.of(1, 1L))))
                : message(number, Field.of(1, name), message(2, message(1, Field.of(1, 1L), message(2, shape))));
    }

    static Field message(int number, Field... fields) {
        return Field.of(number, new OnnxMessage(List.of(fields)).written());
    }
}
