package io.github.keycloakface.evaluation.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {

    private static final String KEY = Digest.of("photo".getBytes(StandardCharsets.UTF_8));
    private static final String OTHER = Digest.of("another".getBytes(StandardCharsets.UTF_8));
    private static final Reading FACE = new Reading(null, new float[] {0.6f, -0.8f}, 71.5, Map.of("pose", 80.0));

    @TempDir
    private Path folder;

    @Test
    void whatWasAddedIsThereInTheNextRun() throws IOException {
        try (EmbeddingCache cache = open("a")) {
            cache.add(KEY, FACE);
            cache.add(OTHER, Reading.failed(Failure.Reason.NO_FACE));
        }
        try (EmbeddingCache cache = open("a")) {
            Reading found = cache.find(KEY).orElseThrow();
            assertThat(found.unit()).containsExactly(0.6f, -0.8f);
            assertThat(found.quality()).isEqualTo(71.5);
            assertThat(found.components()).containsExactly(Map.entry("pose", 80.0));
            assertThat(cache.find(OTHER).orElseThrow().failure()).isEqualTo(Failure.Reason.NO_FACE);
        }
    }

    @Test
    void otherModelsBeginAnew() throws IOException {
        try (EmbeddingCache cache = open("a")) {
            cache.add(KEY, FACE);
        }
        try (EmbeddingCache cache = open("b")) {
            assertThat(cache.isEmpty()).isTrue();
        }
    }

    @Test
    void aRecordThatWasCutOffIsMadeAgainAndTheRestKept() throws IOException {
        try (EmbeddingCache cache = open("a")) {
            cache.add(KEY, FACE);
            cache.add(OTHER, FACE);
        }
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));

        try (EmbeddingCache cache = open("a")) {
            assertThat(cache.find(KEY)).isPresent();
            assertThat(cache.find(OTHER)).isEmpty();
            cache.add(OTHER, FACE);
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }

    @Test
    void clearForgetsOnDiskToo() throws IOException {
        try (EmbeddingCache cache = open("a")) {
            cache.add(KEY, FACE);
            cache.clear();
        }
        try (EmbeddingCache cache = open("a")) {
            assertThat(cache.isEmpty()).isTrue();
        }
    }

    @Test
    void anotherFileIsNotOverwritten() throws IOException {
        Files.writeString(file(), "my thesis");

        assertThatThrownBy(() -> open("a")).isInstanceOf(IOException.class).hasMessageContaining("no cache");
        assertThat(file()).hasContent("my thesis");
    }

    @Test
    void aDamagedLengthIsRefusedAndAsksForNoMemory() throws IOException {
        try (EmbeddingCache cache = open("a")) {
            cache.add(KEY, FACE);
        }
        byte[] bytes = Files.readAllBytes(file());
        int length = 4 + 4 + 2 + "a".length() + 32;
        bytes[length] = 0x7F;
        Files.write(file(), bytes);

        assertThatThrownBy(() -> open("a")).hasMessageContaining("is damaged; delete it");
    }

    @Test
    void onlyTheOwnerReadsIt() throws IOException {
        open("a").close();

        assertThat(Files.getPosixFilePermissions(file()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private EmbeddingCache open(String models) throws IOException {
        return EmbeddingCache.open(file(), models);
    }

    private Path file() {
        return folder.resolve("embeddings");
    }
}
