package io.github.keycloakface.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.model.ModelManifest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTextTest {

    private static final ModelManifest.Calibration TABLE = new ModelManifest.Calibration(
            "a \"folder\"", 1e-3, List.of(new ModelManifest.Point(0.1, 0.5), new ModelManifest.Point(0.4, 3e-4)));

    private static final String WRITTEN = """
            {
                    "measuredOn": "a \\"folder\\"",
                    "measuredDownTo": 0.001,
                    "points": [
                      {"cosine": 0.1, "fmr": 0.5},
                      {"cosine": 0.4, "fmr": 3.0e-4}
                    ]
                  }""";

    @Test
    void onlyTheEmbeddersCalibrationChanges() throws IOException {
        String manifest = """
                { "calibration": 1, "models": [
                  {"task": "detector", "calibration": {"old": {"models": []}}},
                  {"calibration":{"points":[{"cosine":1}]}, "task": "embedder" , "x":[1, 2]}
                ] }
                """;

        assertThat(ManifestText.with(manifest, TABLE))
                .isEqualTo(manifest.replace("{\"points\":[{\"cosine\":1}]}", WRITTEN));
    }

    @Test
    void aCenterIsWrittenBehindThePoints() throws IOException {
        ModelManifest.Calibration centered = new ModelManifest.Calibration(
                TABLE.measuredOn(), TABLE.measuredDownTo(), TABLE.points(), List.of(0.25, -1e-5));

        assertThat(ManifestText.with("{\"models\": [{\"task\": \"embedder\"}]}", centered))
                .endsWith("],\n        \"center\": [\n          0.25, -1.0e-5\n        ]\n      }}]}");
    }

    @Test
    void aCalibrationThatIsMissingIsAddedBehindTheLastMember() throws IOException {
        String manifest = "{\"models\": [{\"task\": \"embedder\", \"input\": {\"a\": 1}\n    }]}";

        assertThat(ManifestText.with(manifest, TABLE))
                .isEqualTo("{\"models\": [{\"task\": \"embedder\", \"input\": {\"a\": 1},\n      \"calibration\": "
                        + WRITTEN + "\n    }]}");
        assertThat(ManifestText.with("{\"models\": [{\"x\": 1, \"task\": \"embedder\"}]}", TABLE))
                .isEqualTo(
                        "{\"models\": [{\"x\": 1, \"task\": \"embedder\",\n      \"calibration\": " + WRITTEN + "}]}");
    }

    @Test
    void writingTwiceIsWritingOnce() throws IOException {
        String once = ManifestText.with("{\"models\": [{\"task\": \"embedder\"}]}", TABLE);

        assertThat(ManifestText.with(once, TABLE)).isEqualTo(once);
    }

    @Test
    void aManifestWithoutEmbedderIsRefused() {
        for (String manifest : List.of("{}", "{\"models\": []}", "{\"models\": [{\"task\": \"detector\"}]}", "[]")) {
            assertThatThrownBy(() -> ManifestText.with(manifest, TABLE)).hasMessageContaining("no model whose task");
        }
    }
}
