package io.github.keycloakface.vision.onnx;

import static io.github.keycloakface.vision.onnx.HandMadeModel.SHAPE;
import static io.github.keycloakface.vision.onnx.HandMadeModel.convolution;
import static io.github.keycloakface.vision.onnx.HandMadeModel.message;
import static io.github.keycloakface.vision.onnx.HandMadeModel.model;
import static io.github.keycloakface.vision.onnx.HandMadeModel.node;
import static io.github.keycloakface.vision.onnx.HandMadeModel.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WholeBlocksTest {

    /** What the bundled models' answers may change by: of themselves, or of 1 where they are smaller. */
    private static final float BOUND = 1e-5f;

    private final List<Field> more = new ArrayList<>();
    private String domain = "";

    @Property(tries = 30)
    void aBottleneckIsWidenedAndAnswersTheSame(@ForAll @IntRange(min = 2, max = 40) int channels) throws OrtException {
        byte[] model = bottleneck(channels);

        byte[] wide = WholeBlocks.in(model);

        int expected = channels > 8 ? (channels + 15) / 16 * 16 : channels;
        assertThat(depthwise(wide)).containsExactly(expected);
        assertSame(run(wide, SHAPE), run(model, SHAPE), 1e-6f);
    }

    @Example
    void ofTwoBottlenecksThatShareAConvolutionTheFirstIsWidened() throws OrtException {
        byte[] model = bottlenecksInARow();

        byte[] wide = WholeBlocks.in(model);

        assertThat(depthwise(wide)).containsExactly(16, 13);
        assertSame(run(wide, SHAPE), run(model, SHAPE), 1e-6f);
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
    void aGraphThatHoldsAnotherStaysAsItIs() {
        more.add(
                message(1, Field.of(2, "inner"), Field.of(4, "If"), message(5, Field.of(1, "then_branch"), reader(6))));
        byte[] model = bottleneck(13);

        assertThat(WholeBlocks.in(model)).isSameAs(model);
    }

    @Example
    void aGraphThatHoldsSeveralOthersStaysAsItIs() {
        more.add(message(1, Field.of(2, "inner"), Field.of(4, "Any"), message(5, Field.of(1, "branches"), reader(11))));
        byte[] model = bottleneck(13);

        assertThat(WholeBlocks.in(model)).isSameAs(model);
    }

    @Example
    void anOperationThatIsNotOfTheStandardKeepsItsChannels() {
        domain = "com.example";
        byte[] model = bottleneck(13);

        assertThat(WholeBlocks.in(model)).isSameAs(model);
    }

    @Example
    void theStandardMayBeNamed() {
        domain = "ai.onnx";

        assertThat(depthwise(WholeBlocks.in(bottleneck(13)))).containsExactly(16);
    }

    @Example
    void aRingOfADamagedFileEnds() {
        more.addAll(List.of(
                convolution("ring", 1, "x", "ringed"),
                node("Relu", "ring", "ring"),
                weight("ringed", new Random(13), 13, 2, 1, 1)));

        assertThat(depthwise(WholeBlocks.in(bottleneck(13)))).containsExactly(16);
    }

    @Example
    void aConvolutionThatEndsWhatItStartsKeepsItsChannels() {
        more.addAll(List.of(
                convolution("there", 1, "back", "ringed"),
                convolution("back", 13, "there", "ringed each"),
                weight("ringed", new Random(13), 13, 13, 1, 1),
                weight("ringed each", new Random(13), 13, 1, 1, 1)));

        assertThat(depthwise(WholeBlocks.in(bottleneck(13)))).containsExactly(16, 13);
    }

    @Example
    void aWeightThatWouldBeLargerThanAnArrayIsRefused() {
        OnnxWeight weight =
                new OnnxWeight(new OnnxMessage(List.of()), List.of(9, Integer.MAX_VALUE / 9), ByteBuffer.allocate(0));

        assertThatThrownBy(() -> weight.padded(0, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }

    @Example
    void theBundledModelsAnswerAsBefore() throws ModelException, OrtException {
        ModelStore store = ModelStore.bundled();
        Map<ModelTask, List<Integer>> ragged = new EnumMap<>(ModelTask.class);
        for (ModelManifest.Model model : store.manifest().models()) {
            byte[] weights = store.read(model);
            byte[] wide = WholeBlocks.in(weights);
            if (wide != weights) {
                ragged.put(model.task(), ragged(wide));
                assertThat(ragged(weights)).hasSizeGreaterThan(ragged(wide).size());
                assertSame(run(wide, shape(model)), run(weights, shape(model)), BOUND);
            }
        }
        // in the model for poses three follow no convolution
        assertThat(ragged).isEqualTo(Map.of(ModelTask.LIVENESS, List.of(), ModelTask.POSE, List.of(24, 116, 232)));
    }

    @Example
    void aHeadPointsWhereItPointedBefore() throws ModelException, OrtException {
        ModelStore store = ModelStore.bundled();
        ModelManifest.Model model = store.find(ModelTask.POSE).orElseThrow();
        byte[] weights = store.read(model);

        float[] found = run(WholeBlocks.in(weights), shape(model));
        float[] expected = run(weights, shape(model));

        int bins = expected.length / 3;
        for (int from = 0; from < expected.length; from += bins) {
            assertThat(HeadPoseModel.degrees(Arrays.copyOfRange(found, from, from + bins)))
                    .isCloseTo(HeadPoseModel.degrees(Arrays.copyOfRange(expected, from, from + bins)), within(1e-3));
        }
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

    private static void assertSame(float[] found, float[] expected, float bound) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(bound * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static long[] shape(ModelManifest.Model model) {
        return model.input().shape().stream().mapToLong(Long::longValue).toArray();
    }

    /** A graph, or one of several, in an attribute. */
    private static Field reader(int attribute) {
        return message(attribute, node("Relu", "elsewhere", "between"));
    }

    private static List<Integer> ragged(byte[] model) {
        return depthwise(model).stream().filter(channels -> channels % 16 != 0).toList();
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
        return model(
                more,
                convolution("wide", 1, "x", "first", "bias"),
                node("PRelu", "between", "wide", "slopes"),
                convolution("deep", channels, "between", "each"),
                message(1, Field.of(1, "deep"), Field.of(2, "last"), Field.of(4, "Relu"), Field.of(7, domain)),
                convolution("y", 1, "last", "sum"),
                weight("first", random, channels, 2, 1, 1),
                weight("bias", random, channels),
                weight("slopes", random, channels, 1, 1),
                weight("each", random, channels, 1, 3, 3),
                weight("sum", random, 2, channels, 1, 1));
    }

    /** The end of the first is the start of the second; all of 13 channels. */
    private byte[] bottlenecksInARow() {
        Random random = new Random(13);
        return model(
                more,
                convolution("wide", 1, "x", "first"),
                convolution("deep", 13, "wide", "each"),
                convolution("middle", 1, "deep", "both"),
                convolution("deeper", 13, "middle", "each2"),
                convolution("y", 1, "deeper", "sum"),
                weight("first", random, 13, 2, 1, 1),
                weight("each", random, 13, 1, 3, 3),
                weight("both", random, 13, 13, 1, 1),
                weight("each2", random, 13, 1, 2, 2),
                weight("sum", random, 2, 13, 1, 1));
    }

    /** All outputs, one after the other. */
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
            List<FloatBuffer> outputs = new ArrayList<>();
            result.forEach(output -> outputs.add(((OnnxTensor) output.getValue()).getFloatBuffer()));
            FloatBuffer all = FloatBuffer.allocate(
                    outputs.stream().mapToInt(FloatBuffer::remaining).sum());
            outputs.forEach(all::put);
            return all.array();
        }
    }
}
