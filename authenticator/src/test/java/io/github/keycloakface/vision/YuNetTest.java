package io.github.keycloakface.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.image.SharedData;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped manifest for YuNet, with the real weights where they are at hand. */
class YuNetTest {

    private static final Path MANIFEST = Path.of("..", "models", "manifests", "yunet-2026may", ModelStore.MANIFEST);

    @TempDir
    private static Path folder;

    private static FacePipeline pipeline;

    @BeforeAll
    static void pack() throws IOException, ModelException {
        List<Path> weights = SharedData.files("models");
        TestNatives.load();
        Files.copy(MANIFEST, folder.resolve(ModelStore.MANIFEST));
        Files.copy(weights.get(0), folder.resolve("face_detection_yunet_2026may.onnx"));
        pipeline = new FacePipeline(ModelStore.folder(folder));
    }

    @AfterAll
    static void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    /** 19 of the 22 faces in groups: it misses the full profile, one that looks down and a half profile. */
    @Test
    void thePackagesFacesAreFound() throws IOException, ImageRejectedException {
        int inGroups = 0;
        for (Pictures.Picture picture : Pictures.all()) {
            List<Face> faces = TestPipeline.faces(pipeline, Pictures.bytes(picture.file()));
            if (picture.person().isEmpty()) {
                inGroups += faces.size();
                assertThat(faces).as(picture.file()).hasSizeLessThanOrEqualTo(picture.faces());
            } else {
                assertThat(faces).as(picture.file()).hasSize(1);
            }
        }
        assertThat(inGroups).isGreaterThanOrEqualTo(17);
    }

    @Test
    void photosOfOnePersonMatchAndOthersDoNot() throws IOException, ImageRejectedException {
        Embedding sean = embedding("SeanConnery.jpg");
        Embedding cage = embedding("cage.jpg");

        assertThat(pipeline.score(cage, embedding("cage2_crop.jpg"))).isGreaterThan(60);
        assertThat(pipeline.score(sean, embedding("sean_guru2_crop.jpg"))).isGreaterThan(60);
        assertThat(pipeline.score(embedding("audrey.jpg"), embedding("audrey_crop.jpg")))
                .isGreaterThan(60);
        assertThat(pipeline.score(sean, cage)).isLessThan(60);
    }

    /** Measured at its own threshold of 0.9: no false alarm, 38 of 43 faces. */
    @Test
    void inTheSharedPhotosItFindsMostFacesAndNothingElse() throws IOException {
        int found = 0;
        int there = 0;
        for (Path photo : SharedData.files("detection-dev/compreface")) {
            char count = photo.getFileName().toString().charAt(4);
            int truth = Character.isDigit(count) ? count - '0' : 1;
            try {
                int faces =
                        TestPipeline.faces(pipeline, Files.readAllBytes(photo)).size();
                assertThat(faces).as(photo.getFileName().toString()).isLessThanOrEqualTo(truth);
                found += faces;
                there += truth;
            } catch (ImageRejectedException e) {
                assertThat(e.reason()).isEqualTo(ImageRejectedException.Reason.TOO_LARGE);
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(there * 80 / 100);
    }

    private static Embedding embedding(String file) throws IOException, ImageRejectedException {
        return TestPipeline.only(pipeline, Pictures.bytes(file));
    }
}
