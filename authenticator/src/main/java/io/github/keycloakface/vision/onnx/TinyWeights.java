package io.github.keycloakface.vision.onnx;

import java.nio.ByteBuffer;

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

    private TinyWeights() {}

    /**
     * Changes the array in place and returns how many weights were set to zero.
     *
     * @throws IllegalArgumentException when the bytes are no model
     */
    static int clear(byte[] model) {
        int cleared = 0;
        for (ByteBuffer graph : OnnxMessage.read(ByteBuffer.wrap(model)).all(GRAPH)) {
            for (ByteBuffer initializer : OnnxMessage.read(graph).all(INITIALIZER)) {
                OnnxMessage tensor = OnnxMessage.read(initializer);
                if (tensor.number(DATA_TYPE) == FLOAT) {
                    cleared += tensor.last(RAW_DATA).map(TinyWeights::clear).orElse(0);
                }
            }
        }
        return cleared;
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
}
