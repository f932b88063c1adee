package io.github.keycloakface.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.onnx.OnnxMessage.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class SplitPreluTest {

    private static final int IR_VERSION = 7;

    private String domain = "";

    @Property(tries = 30)
    void whatWasOneOperationIsFourWithTheSameValue(
            @ForAll @FloatRange(min = -2, max = 2) float slope, @ForAll @Size(3) List<@FloatRange Float> random)
            throws OrtException {
        float[] x = {0, 1, -1, random.get(0) % 1e3f, random.get(1) % 1e3f, random.get(2) % 1e3f};
        byte[] split = SplitPrelu.in(prelu(IR_VERSION, true, slope));

        assertThat(operations(split))
                .containsExactlyElementsOf(
                        slope <= 1 ? List.of("Mul", "Relu", "Mul", "Add") : List.of("Relu", "Mul", "Mul", "Add"));
        float[] y = run(split, x, 1, 1, 1, x.length);
        for (int i = 0; i < x.length; i++) {
            float expected = x[i] > 0 ? x[i] : slope * x[i];
            assertThat(y[i]).isCloseTo(expected, within(1e-6f * Math.max(1, Math.abs(x[i]))));
        }
    }

    @Example
    void aSlopeThatIsComputedStays() {
        byte[] model = prelu(IR_VERSION, false, 0.5f);

        assertThat(operations(SplitPrelu.in(model))).containsExactly("PRelu");
    }

    @Example
    void anOperationOfThatNameThatIsNotOfTheStandardStays() {
        domain = "com.example";

        assertThat(operations(SplitPrelu.in(prelu(IR_VERSION, true, 0.5f)))).containsExactly("PRelu");
    }

    @Example
    void anOldFormatStays() {
        byte[] model = prelu(3, true, 0.5f);

        assertThat(SplitPrelu.in(model)).isSameAs(model);
    }

    @Example
    void theShippedModelsAnswerAsBefore() throws ModelException, OrtException {
        ModelStore store = ModelStore.bundled();
        int changed = 0;
        for (ModelManifest.Model model : store.manifest().models()) {
            byte[] weights = store.read(model);
            TinyWeights.clear(weights);
            byte[] split = SplitPrelu.in(weights);
            long[] shape =
                    model.input().shape().stream().mapToLong(Long::longValue).toArray();
            float[] input = input(shape);
            assertThat(operations(split)).doesNotContain("PRelu");
            assertThat(cosine(run(split, input, shape), run(weights, input, shape)))
                    .isGreaterThan(1 - 1e-9);
            changed += operations(weights).contains("PRelu") ? 1 : 0;
        }
        assertThat(changed).isEqualTo(2);
    }

    @Property(tries = 2000)
    void damagedModelsAreRewrittenOrRefused(@ForAll byte value, @ForAll Random random) {
        byte[] model = prelu(IR_VERSION, true, 0.25f);
        model[random.nextInt(model.length)] = value;
        try {
            assertThat(SplitPrelu.in(model)).isNotEmpty();
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("not a model");
        }
    }

    private static List<String> operations(byte[] model) {
        List<String> found = new ArrayList<>();
        for (ByteBuffer graph : OnnxMessage.read(ByteBuffer.wrap(model)).all(7)) {
            for (ByteBuffer node : OnnxMessage.read(graph).all(1)) {
                found.addAll(OnnxMessage.read(node).texts(4));
            }
        }
        return found;
    }

    /** A model of one PRelu: x of any size to y. */
    private byte[] prelu(int irVersion, boolean known, float slope) {
        byte[] one = floats(slope);
        List<Field> graph = new ArrayList<>(List.of(
                message(
                        1,
                        Field.of(1, "x"),
                        Field.of(1, "slope"),
                        Field.of(2, "y"),
                        Field.of(4, "PRelu"),
                        Field.of(7, domain)),
                Field.of(2, "g"),
                known
                        ? message(5, varint(1, 1), varint(2, 1), Field.of(8, "slope"), Field.of(9, one))
                        : valueInfo(11, "slope"),
                valueInfo(11, "x"),
                valueInfo(12, "y")));
        return new OnnxMessage(List.of(
                        varint(1, irVersion), message(8, varint(2, 13)), message(7, graph.toArray(Field[]::new))))
                .written();
    }

    private static Field valueInfo(int number, String name) {
        Field dimension = message(1, Field.of(2, name + "-n"));
        Field shape = message(2, dimension, dimension, dimension, message(1, Field.of(2, name + "-m")));
        return message(number, Field.of(1, name), message(2, message(1, varint(1, 1), shape)));
    }

    private static Field message(int number, Field... fields) {
        return Field.of(number, new OnnxMessage(List.of(fields)).written());
    }

    private static Field varint(int number, long value) {
        return new Field(number, 0, value, null);
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private static float[] input(long... shape) {
        float[] input = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        Random random = new Random(7);
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat() * 2 - 1;
        }
        return input;
    }

    private static float[] run(byte[] model, float[] input, long... shape) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            FloatBuffer first = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[first.remaining()];
            first.get(values);
            return values;
        }
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
