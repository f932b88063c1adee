package io.github.keycloakface.engine;

import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelTask;
import java.util.List;

/**
 * What the engine of this server is, for whoever runs it.
 *
 * @param version of the plugin
 * @param permits comparisons that run at the same time
 * @param pack name of the loaded models' pack, or null while none is loaded
 * @param models what is loaded
 */
public record EngineReport(
        EngineState state, String version, int permits, String pack, List<ModelManifest.Model> models) {

    public EngineReport {
        models = List.copyOf(models);
    }

    /** Id of the loaded embedder, or null while none is loaded. */
    public String embedderId() {
        return models.stream()
                .filter(model -> model.task() == ModelTask.EMBEDDER)
                .map(ModelManifest.Model::id)
                .findFirst()
                .orElse(null);
    }
}
