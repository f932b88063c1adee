package io.github.keycloakface.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.keycloakface.vision.model.ModelManifest.Model;
import io.github.keycloakface.vision.model.ModelManifest.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPacksTest {

    @TempDir
    Path folder;

    @Test
    void bundledFilesAreTheOnesInTheManifestAndHaveItsTensors() throws Exception {
        ModelStore bundled = ModelStore.bundled();

        assertThat(bundled.manifest().models()).extracting(Model::task).containsExactlyInAnyOrder(ModelTask.values());
        for (Model model : bundled.manifest().models()) {
            assertTensors(model, bundled.read(model));
        }
    }

    @Test
    void everyBundledModelHasACardThatNamesItsDigest() throws Exception {
        for (Model model : ModelStore.bundled().manifest().models()) {
            try (InputStream card = getClass().getResourceAsStream("/keycloak-face/models/" + model.card())) {
                assertThat(card).as(model.card()).isNotNull();
                assertThat(new String(card.readAllBytes(), StandardCharsets.UTF_8))
                        .contains(model.sha256())
                        .contains(model.licence());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yunet-2023mar", "yunet-2026may", "yunet-2023mar-sface-2021dec"})
    void readyManifestsAreValid(String name) throws Exception {
        assertThat(ready(name).manifest().pack()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yunet-2023mar", "yunet-2026may"})
    void readyManifestsFeedTheDefaultEmbedderAsTheDefaultPackDoes(String name) throws Exception {
        Model bundled = ModelStore.bundled().find(ModelTask.EMBEDDER).orElseThrow();
        Model model = ready(name).find(ModelTask.EMBEDDER).orElseThrow();

        assertThat(model)
                .usingRecursiveComparison()
                .ignoringFields("source", "sourcePath", "card", "calibration")
                .isEqualTo(bundled);
    }

    @Test
    void theTableOfADetectorThatNobodyCouldRunIsTheDefaultOne() throws Exception {
        ModelManifest.Calibration borrowed =
                ready("yunet-2023mar").find(ModelTask.EMBEDDER).orElseThrow().calibration();

        assertThat(borrowed.points()).isEqualTo(defaultTable().points());
        assertThat(borrowed.measuredOn()).contains("not with YuNet");
    }

    @Test
    void theTableOfADetectorThatWasRunIsItsOwn() throws Exception {
        ModelManifest.Calibration own =
                ready("yunet-2026may").find(ModelTask.EMBEDDER).orElseThrow().calibration();

        assertThat(own.points()).isNotEqualTo(defaultTable().points());
        assertThat(own.measuredOn()).doesNotContain("not with YuNet");
    }

    private static ModelManifest.Calibration defaultTable() throws ModelException {
        return ModelStore.bundled().find(ModelTask.EMBEDDER).orElseThrow().calibration();
    }

    @Test
    void anEmbedderThatWasNotMeasuredHasNoCalibration() throws Exception {
        assertThat(ready("yunet-2023mar-sface-2021dec")
                        .find(ModelTask.EMBEDDER)
                        .orElseThrow()
                        .calibration())
                .isNull();
    }

    @Test
    void theYunetManifestFitsTheFile() throws Exception {
        Path file = Path.of("../../shared/data/models/yunet_2026may.onnx");
        assumeTrue(Files.exists(file), "the evaluation data is not beside this checkout");
        ModelStore store = ready("yunet-2026may");
        Model model = store.find(ModelTask.DETECTOR).orElseThrow();
        Files.copy(file, folder.resolve(model.file()));

        assertTensors(model, store.read(model));
    }

    private ModelStore ready(String name) throws ModelException, IOException {
        String resource = "/keycloak-face/manifests/" + name + "/manifest.json";
        try (InputStream manifest = getClass().getResourceAsStream(resource)) {
            Files.copy(manifest, folder.resolve(ModelStore.MANIFEST));
        }
        return ModelStore.folder(folder);
    }

    private static void assertTensors(Model model, byte[] file) throws OrtException {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file)) {
            assertThat(shapes(session.getInputInfo()))
                    .as(model.id())
                    .isEqualTo(Map.of(model.input().name(), model.input().shape()));
            assertThat(shapes(session.getOutputInfo()))
                    .as(model.id())
                    .isEqualTo(model.outputs().stream().collect(Collectors.toMap(Tensor::name, Tensor::shape)));
        }
    }

    private static Map<String, List<Long>> shapes(Map<String, NodeInfo> nodes) {
        return nodes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        node -> LongStream.of(((TensorInfo) node.getValue().getInfo()).getShape())
                                .boxed()
                                .toList()));
    }
}
