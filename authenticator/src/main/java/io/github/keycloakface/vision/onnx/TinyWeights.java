package io.github.keycloakface.vision.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sets the weights of a model that are too small to matter to zero.
 *
 * <p>Training with weight decay leaves channels whose weights have shrunk to 1e-38 and below. A processor works on such
 * denormal numbers through microcode, more than a hundred cycles each: the default embedder took 100 ms a face with
 * them and 14 ms without (ONNX Runtime 1.28.0, one thread). The library's own switch, {@code
 * session.set_denormal_as_zero}, acts on the thread that opens the process's first session only, which is never the one
 * that serves a request.
 *
 * <p>The walk follows onnx.proto3: ModelProto.graph = 7, GraphProto.initializer = 5, TensorProto.data_type = 2, float =
 * 1, TensorProto.raw_data = 9. What it does not know it passes over; the length never changes.
 */
final class TinyWeights {

    /**
     * A float sum of ordinary activations keeps seven digits: what is 12 digits smaller is lost in it anyway. Far above
     * the largest denormal (1.2e-38), because a face passes such channels one after the other and their products must
     * not become denormal either: on real faces the default embedder took 22.7 ms of CPU at 1e-30, 16.1 at 1e-20, and
     * 13.5 from 1e-17 to 1e-6. Up to 1e-8 the embeddings of 12 faces did not change in a single bit of their cosine.
     */
    private static final float TINY = 1e-12f;

    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int DATA_TYPE = 2;
    private static final int FLOAT = 1;
    private static final int RAW_DATA = 9;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private TinyWeights() {}

    /** Changes the array in place and returns how many weights were set to zero. */
    static int clear(byte[] model) {
        return walk(ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN), Message.MODEL);
    }

    private enum Message {
        MODEL,
        GRAPH,
        TENSOR
    }

    private static int walk(ByteBuffer in, Message message) {
        int cleared = 0;
        boolean floats = false;
        ByteBuffer raw = null;
        while (in.hasRemaining()) {
            long tag = varint(in);
            int field = (int) (tag >>> 3);
            if ((tag & 7) == BYTES) {
                ByteBuffer content = take(in, varint(in));
                if (message == Message.MODEL && field == GRAPH) {
                    cleared += walk(content, Message.GRAPH);
                } else if (message == Message.GRAPH && field == INITIALIZER) {
                    cleared += walk(content, Message.TENSOR);
                } else if (message == Message.TENSOR && field == RAW_DATA) {
                    raw = content;
                }
            } else {
                long value = scalar(in, (int) (tag & 7));
                floats |= message == Message.TENSOR && field == DATA_TYPE && value == FLOAT;
            }
        }
        return floats && raw != null ? clear(raw) : cleared;
    }

    private static int clear(ByteBuffer raw) {
        int cleared = 0;
        for (int i = 0; i + Float.BYTES <= raw.limit(); i += Float.BYTES) {
            float weight = raw.getFloat(i);
            if (weight != 0 && Math.abs(weight) < TINY) {
                raw.putFloat(i, 0);
                cleared++;
            }
        }
        return cleared;
    }

    private static ByteBuffer take(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("not a model: a field is longer than the file");
        }
        ByteBuffer content = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) length);
        return content;
    }

    private static long scalar(ByteBuffer in, int wireType) {
        return switch (wireType) {
            case VARINT -> varint(in);
            case FIXED64 -> take(in, Long.BYTES).getLong();
            case FIXED32 -> take(in, Integer.BYTES).getInt();
            default -> throw new IllegalArgumentException("not a model: wire type " + wireType);
        };
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && in.hasRemaining(); shift += 7) {
            byte part = in.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not a model: a number does not end");
    }
}
