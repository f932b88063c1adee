package io.github.keycloakface.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.keycloakface.vision.model.ModelManifest.Model;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

    /** SHA-256 of "drawn", from the command line. */
    private static final String DRAWN = "8b6df8c11847ada8266bad5b8737f94c208c411a3ebe18e27aad31bfb7eb8767";

    @TempDir
    Path folder;

    @Test
    void handsOutTheFileWhoseDigestIsInTheManifest() throws Exception {
        Files.writeString(folder.resolve("d.onnx"), "drawn");
        ModelStore store = store(DrawnManifest.valid().with("/models/0/sha256", '"' + DRAWN + '"'));

        assertThat(store.read(detector(store))).isEqualTo("drawn".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void followsSymbolicLinks() throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "links need a privilege on Windows");
        Files.writeString(folder.resolve("elsewhere"), "drawn");
        Files.createSymbolicLink(folder.resolve("d.onnx"), Path.of("elsewhere"));
        ModelStore store = store(DrawnManifest.valid().with("/models/0/sha256", '"' + DRAWN + '"'));

        assertThat(store.read(detector(store))).hasSize(5);
    }

    @Test
    void refusesAnotherFileNamingItExpectedAndFound() throws Exception {
        Files.writeString(folder.resolve("d.onnx"), "drawn");
        ModelStore store = store(DrawnManifest.valid());

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store.read(detector(store)))
                .withMessageStartingWith(folder.resolve("d.onnx").toString())
                .withMessageContainingAll("expected sha256 " + "a".repeat(64), "found " + DRAWN, "replace the file");
    }

    @Test
    void takesAFileThatTheFolderLacksFromTheBundledPack() throws Exception {
        Model bundled = ModelStore.bundled().find(ModelTask.EMBEDDER).orElseThrow();
        ModelStore store = store(DrawnManifest.valid()
                .with("/models/1/file", '"' + bundled.file() + '"')
                .with("/models/1/sha256", '"' + bundled.sha256() + '"'));

        assertThat(store.read(store.find(ModelTask.EMBEDDER).orElseThrow()))
                .isEqualTo(ModelStore.bundled().read(bundled));
    }

    @Test
    void takesNoBundledFileOfTheSameNameWithAnotherDigest() throws Exception {
        String file =
                ModelStore.bundled().find(ModelTask.EMBEDDER).orElseThrow().file();
        ModelStore store = store(DrawnManifest.valid().with("/models/1/file", '"' + file + '"'));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store.read(store.find(ModelTask.EMBEDDER).orElseThrow()))
                .withMessageContainingAll(folder.resolve(file) + " is missing", "b".repeat(64), "get it from: drawn");
    }

    @Test
    void refusesAFolderInPlaceOfAModel() throws Exception {
        Files.createDirectory(folder.resolve("d.onnx"));
        ModelStore store = store(DrawnManifest.valid());

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store.read(detector(store)))
                .withMessage(folder.resolve("d.onnx") + " is not a file");
    }

    @Test
    void refusesAManifestOverOneMebibyteWithoutReadingItWhole() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve(ModelStore.MANIFEST).toFile(), "rw")) {
            file.setLength(8L << 30);
        }

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelStore.folder(folder))
                .withMessageContaining("is larger than the 1048576 bytes allowed");
    }

    @Test
    void saysWhatAFolderNeeds() {
        assertThatThrownBy(() -> ModelStore.folder(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(folder.resolve(ModelStore.MANIFEST) + " is missing", "docs/models.md");
        assertThatThrownBy(() -> ModelStore.folder(folder.resolve("none")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is no folder");
    }

    @Test
    void findsNothingForATaskThatThePackLacks() throws Exception {
        assertThat(store(DrawnManifest.valid()).find(ModelTask.LANDMARKS)).isEmpty();
    }

    private ModelStore store(DrawnManifest manifest) throws Exception {
        return ModelStore.folder(manifest.in(folder));
    }

    private static Model detector(ModelStore store) {
        return store.find(ModelTask.DETECTOR).orElseThrow();
    }
}
