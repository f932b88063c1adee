package io.github.keycloakface.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.challenge.ChallengeVerifier;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests that do not fit the real files: the engine refuses to start and says what is wrong. */
class AdapterRefusalTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void theBundledManifestInAFolderIsAccepted() throws IOException, ModelException {
        try (FacePipeline pipeline = new FacePipeline(pack(bundled()))) {
            assertThat(pipeline.calibration().score(pipeline.calibration().cosineAt(1e-5)))
                    .isCloseTo(60, within(1e-9));
        }
    }

    // models: 0 detector, 1 landmarks, 2 embedder, 3 liveness, 4 pose
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/models/0/input/name | \"data\" | fr_detect | no input is named 'data', the file has [input]",
                "/models/0/input/shape | [1,3,240,321] | fr_detect | input 'input' has shape [1, 3, 240, 320]",
                "/models/0/input/shape | [1,1,240,320] | fr_detect | input 'input' has shape",
                "/models/0/outputs/1/name | \"corners\" | fr_detect | no output is named 'corners', the file has",
                "/models/0/outputs/0/shape | [1,4420,3] | fr_detect | output 'scores' has shape [1, 4420, 2]",
                "/models/0/settings/minScore | 0 | fr_detect | setting 'minScore' must lie above 0",
                "/models/0/settings/nmsIou | 1.5 | fr_detect | setting 'nmsIou' must lie above 0 and up to 1, found 1.5",
                "/models/0/settings | {} | fr_detect | setting 'minScore'",
                "/models/0/adapter | \"retina\" | fr_detect | no adapter 'retina'",
                "/models/0/adapter | \"yunet\" | fr_detect | adapter yunet cannot use output 'scores'",
                "/models/1/input/name | \"data\" | fr_landmark | no input is named 'data'",
                "/models/1/input/shape | [1,1,64,65] | fr_landmark | input 'input' has shape",
                "/models/1/outputs/0/name | \"points\" | fr_landmark | no output is named 'points'",
                "/models/1/outputs/0/shape | [1,10] | fr_landmark | output 'output' has shape [1, 136]",
                "/models/1/adapter | \"landmarks-5\" | fr_landmark | no adapter 'landmarks-5'",
                "/models/2/input/shape | [1,3,112,96] | fr_feature | input 'input' has shape",
                "/models/2/outputs/0/name | \"fc1\" | fr_feature | no output is named 'fc1', the file has [output]",
                "/models/2/outputs/0/shape | [1,128] | fr_feature | output 'output' has shape [1, 512]",
                "/models/2/adapter | \"aligned-160\" | fr_feature | no adapter 'aligned-160'",
                "/models/3/input/shape | [1,3,80,80] | fr_liveness | input 'input' has shape [1, 3, 128, 128]",
                "/models/3/outputs/0/name | \"live\" | fr_liveness | no output is named 'live', the file has [output]",
                "/models/3/outputs/0/shape | [1,2] | fr_liveness | output 'output' has shape [1, 3]",
                "/models/2/settings/strengthFull | 1 | fr_feature | must both be there, from 0 on and rising",
                "/models/2/settings/strengthZero | -1 | fr_feature | must both be there, from 0 on and rising",
                "/models/2/settings | {\"strengthZero\": 1} | fr_feature | must both be there",
                "/models/3/settings | {} | fr_liveness | setting 'minLive' must lie above 0",
                "/models/3/settings/minLive | 0 | fr_liveness | setting 'minLive' must lie above 0",
                "/models/3/settings/sureLive | 1.1 | fr_liveness | setting 'sureLive' must lie above 0 and up to 1",
                "/models/3/settings/sureLive | 0.6 | fr_liveness | setting 'sureLive' must not lie below 'minLive'",
                "/models/3/settings/minLive | 1.1 | fr_liveness | setting 'minLive' must lie above 0 and up to 1",
                "/models/3/adapter | \"human\" | fr_liveness | no adapter 'human'",
                "/models/4/input/shape | [1,3,112,112] | fr_pose | input 'input' has shape [1, 3, 224, 224]",
                "/models/4/input/color | \"BGR\" | fr_pose | adapter hopenet needs color RGB",
                "/models/4/outputs/2/name | \"roll\" | fr_pose | no output is named 'roll', the file has",
                "/models/4/outputs | [{\"name\":\"output\",\"shape\":[1,66]}] | fr_pose | reads output 1",
                "/models/4/adapter | \"whenet\" | fr_pose | no adapter 'whenet'"
            })
    void whatDoesNotFitIsNamed(String pointer, String value, String model, String message) throws IOException {
        ObjectNode manifest = bundled();
        set(manifest, pointer, JSON.readTree(value));

        refused(manifest, model, message);
    }

    @Test
    void aDetectorOfBoxesNeedsLandmarks() throws IOException {
        ObjectNode manifest = bundled();
        ((ArrayNode) manifest.path("models")).remove(1);

        refused(manifest, "fr_detect", "the pack needs landmarks too");
    }

    @Test
    void aPackWithoutLivenessComparesAndSaysNothingOfIt() throws Exception {
        ObjectNode manifest = bundled();
        ((ArrayNode) manifest.path("models")).remove(3);

        try (FacePipeline pipeline = new FacePipeline(pack(manifest));
                FaceImage image = TestPipeline.DECODER.open(Pictures.bytes("franck_01829.jpg"))) {
            Face face = pipeline.detect(image).get(0);

            assertThat(pipeline.liveness(image, face)).isEmpty();
            assertThat(pipeline.embed(image, face).toArray()).hasSize(512);
        }
    }

    @Test
    void anEmbedderWhoseStrengthNobodyMeasuredSaysNothingOfIt() throws Exception {
        ObjectNode manifest = bundled();
        ((ObjectNode) manifest.at("/models/2")).remove("settings");

        try (FacePipeline pipeline = new FacePipeline(pack(manifest));
                FaceImage image = TestPipeline.DECODER.open(Pictures.bytes("franck_04000.jpg"))) {
            Face face = pipeline.detect(image).get(0);

            assertThat(pipeline.judged(image, face)).isEqualTo(face);
            assertThat(pipeline.read(image, face).face()).isEqualTo(face);
            assertThat(face.quality().components()).doesNotContainKey("recognizability");
        }
    }

    @Test
    void aPackWithoutPoseOrLivenessJudgesNoChallenge() throws Exception {
        for (int missing : new int[] {3, 4}) {
            ObjectNode manifest = bundled();
            ((ArrayNode) manifest.path("models")).remove(missing);

            try (FacePipeline pipeline = new FacePipeline(pack(manifest))) {
                assertThat(pipeline.heads().isPresent()).isEqualTo(missing == 3);
                assertThat(ChallengeVerifier.of(pipeline, TestPipeline.DECODER)).isEmpty();
            }
        }
    }

    /** The landmark model: one channel, where a judge of liveness needs color. */
    @Test
    void aModelThatJudgesNothingIsNotFedWithFaces() throws IOException, ModelException {
        ModelStore store = ModelStore.bundled();
        Files.write(
                folder.resolve("copy.onnx"),
                store.read(store.find(ModelTask.LANDMARKS).orElseThrow()));
        ObjectNode manifest = bundled();
        ObjectNode liveness = (ObjectNode) manifest.at("/models/3");
        for (String member : new String[] {"sha256", "input", "outputs"}) {
            liveness.set(member, manifest.at("/models/1").path(member).deepCopy());
        }
        liveness.put("file", "copy.onnx");

        refused(manifest, "fr_liveness", "adapter minifasnet cannot use input 'input' of shape [1, 1, 64, 64]");
    }

    @Test
    void anEmbedderWithoutCalibrationScoresNothing() throws IOException {
        ObjectNode manifest = bundled();
        ((ObjectNode) manifest.at("/models/2")).remove("calibration");

        refused(manifest, "fr_feature", "has no calibration");
    }

    @Test
    void outputsThatTheAdapterReadsMustBeNamed() throws IOException {
        ObjectNode manifest = bundled();
        ((ArrayNode) manifest.at("/models/0/outputs")).remove(1);

        refused(manifest, "fr_detect", "reads output 1, the manifest names 1");
    }

    @Test
    void aModelUsedForAnotherTaskIsRefused() throws IOException, ModelException {
        ModelStore store = ModelStore.bundled();
        Files.write(
                folder.resolve("copy.onnx"),
                store.read(store.find(ModelTask.EMBEDDER).orElseThrow()));
        ObjectNode manifest = bundled();
        ObjectNode landmarks = (ObjectNode) manifest.at("/models/1");
        ObjectNode embedder = (ObjectNode) manifest.at("/models/2");
        for (String member : new String[] {"sha256", "input", "outputs"}) {
            landmarks.set(member, embedder.path(member).deepCopy());
        }
        landmarks.put("file", "copy.onnx");

        refused(manifest, "fr_landmark", "adapter landmarks-68 cannot use input 'input' of shape [1, 3, 112, 112]");
    }

    @Test
    void aFileThatIsNoModelIsRefusedByName() throws IOException, NoSuchAlgorithmException {
        byte[] text = "this is no model".getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve("fr_feature.onnx"), text);
        ObjectNode manifest = bundled();
        ((ObjectNode) manifest.at("/models/2"))
                .put(
                        "sha256",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));

        refused(manifest, "fr_feature", "fr_feature.onnx");
    }

    private void refused(ObjectNode manifest, String model, String message) {
        assertThatThrownBy(() -> new FacePipeline(pack(manifest)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(model)
                .hasMessageContaining(message);
    }

    private ModelStore pack(ObjectNode manifest) throws IOException, ModelException {
        Files.writeString(folder.resolve(ModelStore.MANIFEST), manifest.toString());
        return ModelStore.folder(folder);
    }

    private static void set(ObjectNode manifest, String pointer, JsonNode value) {
        JsonPointer at = JsonPointer.compile(pointer);
        ((ObjectNode) manifest.at(at.head())).set(at.last().getMatchingProperty(), value);
    }

    private static ObjectNode bundled() throws IOException {
        try (InputStream manifest =
                AdapterRefusalTest.class.getResourceAsStream("/keycloak-face/models/manifest.json")) {
            return (ObjectNode) JSON.readTree(manifest);
        }
    }
}
