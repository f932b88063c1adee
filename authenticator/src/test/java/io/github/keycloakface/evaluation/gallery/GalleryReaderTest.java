package io.github.keycloakface.evaluation.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.evaluation.statistics.Cosine;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryReaderTest {

    private static final String MODELS = "the models";

    @TempDir
    private Path folder;

    private Path root;
    private Path cache;

    @BeforeEach
    void photos() throws IOException {
        root = Files.createDirectories(folder.resolve("people").resolve("cage")).getParent();
        cache = folder.resolve("cache");
        for (String photo : List.of("cage.jpg", "cage2_crop.jpg")) {
            Files.copy(Pictures.path(photo), root.resolve("cage").resolve(photo));
        }
    }

    @Test
    void embeddingsOfOtherCodeAreFoundOutAndMadeAnew() throws IOException, InterruptedException {
        Reading wrong = new Reading(null, wrongDirection(), 90, Map.of());
        remember("cage.jpg", wrong);
        remember("cage2_crop.jpg", wrong);

        Gallery gallery = read();

        assertThat(Cosine.of(gallery.samples().get(0).unit(), wrong.unit())).isLessThan(0.9);
        assertThat(Cosine.of(gallery.samples().get(1).unit(), wrong.unit())).isLessThan(0.9);
        // and the file now holds the right ones
        assertThat(read().samples().get(1).unit())
                .isEqualTo(gallery.samples().get(1).unit());
    }

    @Test
    void whatIsKnownIsNotReadAgain() throws IOException, InterruptedException {
        Gallery first = read();
        // known as a failure from now on: were the photo read again, it would show a face
        Path third =
                Files.copy(Pictures.path("audrey.jpg"), root.resolve("cage").resolve("z.jpg"));
        remember("z.jpg", Reading.failed(Failure.Reason.NO_FACE));

        Gallery second = read();

        assertThat(second.samples()).hasSize(2);
        assertThat(second.samples().get(0).unit())
                .isEqualTo(first.samples().get(0).unit());
        assertThat(second.failures())
                .extracting(failure -> failure.photo().path())
                .containsExactly(third);
    }

    @Test
    void progressIsToldPhotoByPhoto() throws IOException, InterruptedException {
        List<Integer> told = new ArrayList<>();
        try (GalleryReader reader = new GalleryReader(TestPipeline.get(), MODELS, null)) {
            reader.read(PhotoSet.folder(root), 0, 2, told::add);
        }

        assertThat(told).containsExactly(1, 2);
    }

    private Gallery read() throws IOException, InterruptedException {
        try (GalleryReader reader = new GalleryReader(TestPipeline.get(), MODELS, cache)) {
            return reader.read(PhotoSet.folder(root), 0, 2, done -> {});
        }
    }

    private void remember(String photo, Reading reading) throws IOException {
        String models = Digest.of(MODELS.getBytes(StandardCharsets.UTF_8));
        try (EmbeddingCache known = EmbeddingCache.open(cache, models)) {
            known.add(Digest.of(Files.readAllBytes(root.resolve("cage").resolve(photo))), reading);
        }
    }

    private static float[] wrongDirection() {
        float[] unit = new float[512];
        unit[0] = 1;
        return unit;
    }
}
