package io.github.keycloakface.cli;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import java.nio.file.Path;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import picocli.CommandLine.Option;

/** Which models a command works with. */
final class ModelOptions {

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder with a manifest.json of its own (docs/models.md). Default: the bundled models.")
    private Path folder;

    private ModelStore store;

    FacePipeline open() throws CommandFailure {
        OpenCV.loadLocally();
        Core.setNumThreads(1);
        try {
            store = folder == null ? ModelStore.bundled() : ModelStore.folder(folder);
            return new FacePipeline(store);
        } catch (ModelException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    /** Name of the pack that {@link #open} opened. */
    String pack() {
        return store.manifest().pack();
    }
}
