package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A weight of floats in an ONNX file; fields as TensorProto in onnx.proto3.
 *
 * @param message as it was read
 * @param dims how many values along each axis, 1 or more
 * @param raw the values, the last axis fastest
 */
record OnnxWeight(OnnxMessage message, List<Integer> dims, ByteBuffer raw) {

    private static final int DIMS = 1;
    private static final int DATA_TYPE = 2;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;
    private static final int FLOAT = 1;

    /** Empty when it is none of floats, or written in one of the rarer ways. */
    static Optional<OnnxWeight> of(OnnxMessage tensor) {
        Optional<ByteBuffer> raw = tensor.last(RAW_DATA);
        List<Long> dims = tensor.numbers(DIMS);
        if (tensor.number(DATA_TYPE) != FLOAT || raw.isEmpty()) {
            return Optional.empty();
        }
        int bytes = raw.get().remaining();
        if (dims.stream().anyMatch(dim -> dim < 1 || dim > bytes)) {
            return Optional.empty();
        }
        long size =
                dims.stream().reduce((long) Float.BYTES, (product, dim) -> product > bytes ? product : product * dim);
        return size == bytes
                ? Optional.of(
                        new OnnxWeight(tensor, dims.stream().map(Long::intValue).toList(), raw.get()))
                : Optional.empty();
    }

    /** Empty where it has none. */
    static String nameOf(OnnxMessage tensor) {
        return String.join("", tensor.texts(NAME));
    }

    String name() {
        return nameOf(message);
    }

    /**
     * The same with zeros behind the others along one axis.
     *
     * @throws IllegalArgumentException when they would not fit into one array
     */
    OnnxMessage padded(int axis, int size) {
        List<Integer> padded = new ArrayList<>(dims);
        padded.set(axis, size);
        byte[] values = new byte[bytes(padded)];
        int inner = Float.BYTES * product(dims.subList(axis + 1, dims.size()));
        int outer = product(dims.subList(0, axis));
        int known = dims.get(axis) * inner;
        for (int i = 0; i < outer; i++) {
            raw.get(raw.position() + i * known, values, i * size * inner, known);
        }
        List<Field> fields = new ArrayList<>(message.fields().stream()
                .filter(field -> field.number() != DIMS && field.number() != RAW_DATA)
                .toList());
        padded.forEach(dim -> fields.add(Field.of(DIMS, dim)));
        fields.add(Field.of(RAW_DATA, values));
        return new OnnxMessage(fields);
    }

    /** What is there fits into an array, and the new size is an int: the product fits a long. */
    private static int bytes(List<Integer> dims) {
        long bytes = dims.stream().mapToLong(Integer::longValue).reduce(Float.BYTES, (a, b) -> a * b);
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a model that can be rewritten: a weight is too large");
        }
        return (int) bytes;
    }

    private static int product(List<Integer> dims) {
        return dims.stream().reduce(1, (a, b) -> a * b);
    }
}
