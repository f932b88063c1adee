package io.github.keycloakface.cli;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nu.pattern.OpenCV;
import org.opencv.core.Core;

/** Models that a command works with, and how to call them. */
record OpenedModels(FacePipeline pipeline, ModelStore store) {

    /** @param folder has a manifest of its own; null for the bundled models */
    static OpenedModels calibrated(Path folder) throws CommandFailure {
        try {
            loadNatives();
            ModelStore store = folder == null ? ModelStore.bundled() : ModelStore.folder(folder);
            return new OpenedModels(new FacePipeline(store), store);
        } catch (ModelException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    static OpenedModels uncalibrated(Path folder) throws CommandFailure {
        try {
            loadNatives();
            ModelStore store = ModelStore.folder(folder);
            return new OpenedModels(FacePipeline.uncalibrated(store), store);
        } catch (ModelException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private static void loadNatives() {
        OpenCV.loadLocally();
        Core.setNumThreads(1);
    }

    String pack() {
        return store.manifest().pack();
    }

    /** What an embedding depends on besides the code: the calibration does not matter. */
    String fingerprint() {
        return store.manifest().models().stream()
                .map(model -> String.join(
                        " ",
                        model.id(),
                        model.adapter(),
                        model.sha256(),
                        model.input().toString(),
                        new TreeMap<>(model.settings()).toString()))
                .collect(Collectors.joining("\n"));
    }
}
