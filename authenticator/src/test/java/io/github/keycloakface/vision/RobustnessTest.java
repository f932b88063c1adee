package io.github.keycloakface.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.match.Embedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

/** The same face in another file, size or thread is the same face. */
class RobustnessTest {

    private final FacePipeline pipeline = TestPipeline.get();

    @Test
    void twoThreadsGetTheSameBits() throws InterruptedException, ExecutionException, IOException {
        List<byte[]> photos = List.of(
                Pictures.bytes("cage.jpg"),
                Pictures.bytes("SeanConnery.jpg"),
                Pictures.bytes("franck_02683.jpg"),
                Pictures.bytes("terminator_crop.jpg"));
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            List<Callable<float[]>> jobs = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                photos.forEach(photo ->
                        jobs.add(() -> TestPipeline.only(pipeline, photo).toArray()));
            }
            List<Future<float[]>> results = workers.invokeAll(jobs);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get())
                        .containsExactly(results.get(i % photos.size()).get());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void losslessReencodingIsNearlyFreeAndJpegAt90CostsLittle() throws IOException, ImageRejectedException {
        for (Pictures.Picture person : Pictures.people()) {
            Embedding original = TestPipeline.only(pipeline, Pictures.bytes(person.file()));
            Mat pixels = Pictures.pixels(person.file());

            // two JPEG decoders may differ by a step of grey
            assertThat(cosine(original, Pictures.png(pixels))).as(person.file()).isGreaterThan(0.99);
            assertThat(cosine(original, Pictures.jpeg(pixels, 90)))
                    .as(person.file())
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void halfTheSizeStaysTheSamePersonByFar() throws IOException, ImageRejectedException {
        for (Pictures.Picture person : Pictures.people()) {
            Embedding original = TestPipeline.only(pipeline, Pictures.bytes(person.file()));
            Mat half = Pictures.resized(Pictures.pixels(person.file()), 0.5, 0.5);

            assertThat(cosine(original, Pictures.png(half))).as(person.file()).isGreaterThan(0.9);
        }
    }

    @Test
    void scoresAreSymmetric() throws IOException, ImageRejectedException {
        Embedding a = TestPipeline.only(pipeline, Pictures.bytes("cage.jpg"));
        Embedding b = TestPipeline.only(pipeline, Pictures.bytes("cage2_crop.jpg"));

        assertThat(pipeline.score(a, b)).isCloseTo(pipeline.score(b, a), within(0.01));
    }

    private double cosine(Embedding original, byte[] image) throws ImageRejectedException {
        return TestPipeline.only(pipeline, image).cosine(original);
    }
}
