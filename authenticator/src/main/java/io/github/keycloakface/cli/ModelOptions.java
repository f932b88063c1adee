package io.github.keycloakface.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which models a command works with. */
final class ModelOptions {

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder with a manifest.json of its own (docs/models.md). Default: the bundled models.")
    private Path folder;

    OpenedModels open() throws CommandFailure {
        return OpenedModels.calibrated(folder);
    }
}
