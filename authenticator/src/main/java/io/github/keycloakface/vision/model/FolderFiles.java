package io.github.keycloakface.vision.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of the user's. Symbolic links are followed: what counts is the digest, not the place. */
record FolderFiles(Path folder) implements PackFiles {

    @Override
    public String locate(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException, ModelException {
        Path file = folder.resolve(name);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ModelException(file + " is not a file");
        }
        try {
            return Optional.of(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
