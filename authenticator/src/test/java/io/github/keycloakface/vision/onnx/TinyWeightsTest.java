package io.github.keycloakface.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class TinyWeightsTest {

    private static final int FLOAT = 1;
    private static final int INT32 = 6;

    @Example
    void onlyWeightsTooSmallToMatterAreCleared() {
        byte[] model = model(FLOAT, 1f, 1e-39f, -1e-39f, 0f, -2e-12f, 9e-13f, 1e-11f);

        assertThat(TinyWeights.clear(model)).isEqualTo(3);
        assertThat(model).isEqualTo(model(FLOAT, 1f, 0f, 0f, 0f, -2e-12f, 0f, 1e-11f));
        assertThat(TinyWeights.clear(model)).isZero();
    }

    @Example
    void numbersThatAreNoFloatsAreLeftAlone() {
        byte[] model = model(INT32, 1e-39f);
        byte[] before = model.clone();

        assertThat(TinyWeights.clear(model)).isZero();
        assertThat(model).isEqualTo(before);
    }

    @Example
    void theOrderOfATensorsFieldsDoesNotMatter() {
        byte[] tensor = joined(field(9, floats(1e-39f)), new byte[] {2 << 3, FLOAT});
        byte[] model = field(7, field(5, tensor));

        assertThat(TinyWeights.clear(model)).isEqualTo(1);
    }

    @Example
    void aFieldLongerThanTheFileIsNoModel() {
        assertThatThrownBy(() -> TinyWeights.clear(new byte[] {7 << 3 | 2, 100, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than the file");
    }

    @Property(tries = 3000)
    void whateverBytesComeTheyAreWalkedOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        int length = bytes.length;
        try {
            assertThat(TinyWeights.clear(bytes)).isBetween(0, length / Float.BYTES);
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("not a model");
        }
    }

    @Property(tries = 1000)
    void damagedModelsAreWalkedOrRefused(@ForAll byte value, @ForAll Random random) {
        byte[] model = model(FLOAT, 1f, 1e-39f, 2f);
        model[random.nextInt(model.length)] = value;
        try {
            assertThat(TinyWeights.clear(model)).isBetween(0, 3);
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("not a model");
        }
    }

    @Example
    void theShippedModelsAnswerAsBefore() throws ModelException, OrtException {
        ModelStore store = ModelStore.bundled();
        int cleared = 0;
        for (ModelManifest.Model model : store.manifest().models()) {
            byte[] weights = store.read(model);
            float[] before = run(weights, model);
            cleared += TinyWeights.clear(weights);
            float[] after = run(weights, model);
            for (int i = 0; i < before.length; i++) {
                assertThat(Math.abs(after[i] - before[i])).isLessThan(1e-4f);
            }
        }
        assertThat(cleared).isPositive();
    }

    private static float[] run(byte[] weights, ModelManifest.Model model) throws OrtException {
        long[] shape = model.input().shape().stream().mapToLong(Long::longValue).toArray();
        FloatBuffer input =
                FloatBuffer.allocate(Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact)));
        Random random = new Random(7);
        while (input.hasRemaining()) {
            input.put(random.nextFloat());
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(weights);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, input.flip(), shape);
                OrtSession.Result result = session.run(Map.of(model.input().name(), tensor))) {
            FloatBuffer first = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[first.remaining()];
            first.get(values);
            return values;
        }
    }

    /** A ModelProto whose graph has one initializer, and some fields that the walk must pass over. */
    private static byte[] model(int type, float... weights) {
        byte[] tensor = joined(
                new byte[] {1 << 3, 3, 2 << 3, (byte) type}, field(8, new byte[] {'w'}), field(9, floats(weights)));
        byte[] graph = joined(field(2, new byte[] {'g'}), field(5, tensor));
        byte[] fixed = {15 << 3 | 5, 1, 2, 3, 4, 14 << 3 | 1, 1, 2, 3, 4, 5, 6, 7, 8};
        return joined(new byte[] {1 << 3, 8}, fixed, field(7, graph));
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private static byte[] field(int number, byte[] content) {
        return joined(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
