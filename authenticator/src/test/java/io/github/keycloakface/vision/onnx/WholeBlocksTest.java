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
import io.github.keycloakface.vision.model.ModelTask;
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
import net.jqwik.api.constraints.IntRange;

class WholeBlocksTest {

    private static final int IR_VERSION = 7;
    private static final int SIDE = 4;
    private static final long[] SHAPE = {1, 2, SIDE, SIDE};

    private final List<Field> more = new ArrayList<>();

    @Property(tries = 30)
    void aBottleneckIsWidenedAndAnswersTheSame(@ForAll @IntRange(min = 2, max = 40) int channels) throws OrtException {
        byte[] model = bottleneck(channels);

        byte[] wide = WholeBlocks.in(model);

        int expected = channels > 8 ? (channels + 15) / 16 * 16 : channels;
        assertThat(depthwise(wide)).containsExactly(expected);
        assertThat(run(wide, SHAPE)).hasSameSizeAs(run(model, SHAPE));
        assertSame(run(wide, SHAPE), run(model, SHAPE));
    }

    @Example
    void aValueThatIsReadElsewhereKeepsItsChannels() {
        more.add(node("Relu", "elsewhere", "between"));

        assertThat(depthwise(WholeBlocks.in(bottleneck(13)))).containsExactly(13);
    }

    @Example
    void aValueThatTheFileDescribesKeepsItsChannels() {
        more.add(message(13, Field.of(1, "deep")));

        assertThat(depthwise(WholeBlocks.in(bottleneck(13)))).containsExactly(13);
    }

    @Example
    void aWeightThatIsReadElsewhereKeepsItsChannels() {
        more.add(node("Relu", "elsewhere", "slopes"));

        assertThat(depthwise(WholeBlocks.in(bottleneck(13)))).containsExactly(13);
    }

    @Example
    void aRingOfADamagedFileEnds() {
        more.add(node("Relu", "ring", "ring"));
        more.add(
                message(1, Field.of(1, "x"), Field.of(1, "first"), Field.of(2, "ring"), Field.of(4, "Conv"), group(1)));

        assertThat(WholeBlocks.in(bottleneck(13))).isNotEmpty();
    }

    @Example
    void theModelForLivenessLosesNothing() throws ModelException, OrtException {
        ModelStore store = ModelStore.bundled();
        ModelManifest.Model model = store.find(ModelTask.LIVENESS).orElseThrow();
        byte[] weights = store.read(model);
        long[] shape = model.input().shape().stream().mapToLong(Long::longValue).toArray();

        byte[] wide = WholeBlocks.in(weights);

        assertThat(depthwise(weights)).anyMatch(channels -> channels % 16 != 0);
        assertThat(depthwise(wide)).isNotEmpty().allMatch(channels -> channels % 16 == 0);
        assertSame(run(wide, shape), run(weights, shape));
    }

    @Example
    void modelsOfWholeBlocksStayAsTheyAre() throws ModelException {
        ModelStore store = ModelStore.bundled();
        byte[] weights = store.read(store.find(ModelTask.EMBEDDER).orElseThrow());

        assertThat(WholeBlocks.in(weights)).isEqualTo(weights);
    }

    @Property(tries = 2000)
    void damagedModelsAreRewrittenOrRefused(@ForAll byte value, @ForAll Random random) {
        byte[] model = bottleneck(13);
        model[random.nextInt(model.length)] = value;
        try {
            assertThat(WholeBlocks.in(model)).isNotEmpty();
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("not a model");
        }
    }

    private static void assertSame(float[] found, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-6f * Math.max(1, Math.abs(expected[i]))));
        }
    }

    /** How many channels the convolutions have that work on each of them alone. */
    private static List<Integer> depthwise(byte[] model) {
        OnnxMessage graph = OnnxMessage.read(
                OnnxMessage.read(ByteBuffer.wrap(model)).last(7).orElseThrow());
        return graph.all(1).stream()
                .map(OnnxMessage::read)
                .flatMap(node -> node.all(5).stream().map(OnnxMessage::read))
                .filter(attribute -> attribute.texts(1).contains("group") && attribute.number(3) != 1)
                .map(attribute -> (int) attribute.number(3))
                .toList();
    }

    /** Two channels, many, many by depthwise convolution, two again. */
    private byte[] bottleneck(int channels) {
        Random random = new Random(channels);
        List<Field> graph = new ArrayList<>(List.of(
                convolution("wide", 1, "x", "first", "bias"),
                node("PRelu", "between", "wide", "slopes"),
                convolution("deep", channels, "between", "each"),
                node("Relu", "last", "deep"),
                convolution("y", 1, "last", "sum"),
                Field.of(2, "g"),
                weight("first", random, channels, 2, 1, 1),
                weight("bias", random, channels),
                weight("slopes", random, channels, 1, 1),
                weight("each", random, channels, 1, 3, 3),
                weight("sum", random, 2, channels, 1, 1),
                tensor(11, "x"),
                tensor(12, "y")));
        graph.addAll(more);
        Field operators = message(8, Field.of(2, 13L));
        return new OnnxMessage(
                        List.of(Field.of(1, (long) IR_VERSION), operators, message(7, graph.toArray(Field[]::new))))
                .written();
    }

    private static Field convolution(String output, int groups, String... inputs) {
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

    private static Field node(String type, String output, String... inputs) {
        List<Field> fields = new ArrayList<>();
        for (String input : inputs) {
            fields.add(Field.of(1, input));
        }
        fields.addAll(List.of(Field.of(2, output), Field.of(4, type)));
        return message(1, fields.toArray(Field[]::new));
    }

    private static Field weight(String name, Random random, long... dims) {
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

    private static Field message(int number, Field... fields) {
        return Field.of(number, new OnnxMessage(List.of(fields)).written());
    }

    private static float[] run(byte[] model, long... shape) throws OrtException {
        float[] input = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Random random = new Random(7);
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat();
        }
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
}
