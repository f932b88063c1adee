package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelTask;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineReportTest {

    @Test
    void theEmbedderIsNamedAmongTheLoadedModels() {
        assertThat(report(List.of(model("finder", ModelTask.DETECTOR), model("reader", ModelTask.EMBEDDER)))
                        .embedderId())
                .isEqualTo("reader");
    }

    @Test
    void noneIsNamedWhileNoneIsLoaded() {
        assertThat(report(List.of()).embedderId()).isNull();
    }

    private static EngineReport report(List<ModelManifest.Model> models) {
        return new EngineReport(EngineState.LOADING, "1", 2, null, models);
    }

    private static ModelManifest.Model model(String id, ModelTask task) {
        return new ModelManifest.Model(
                id,
                task,
                "adapter",
                "file",
                "0123456789abcdef",
                "MIT",
                "here",
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }
}
