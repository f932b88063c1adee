package io.github.keycloakface.vision.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class StageWatchTest {

    private final Map<Stage, Long> told = new ConcurrentHashMap<>();
    private final List<Stage> order = new ArrayList<>();
    private final StageWatch watch = new StageWatch((stage, nanos) -> {
        order.add(stage);
        told.put(stage, nanos);
    });

    @Test
    void aStageWithinAStageStopsTheOuterOne() {
        long before = System.nanoTime();
        long inner = watch.during(
                Stage.DETECT,
                () -> watch.during(Stage.DECODE, () -> {
                    long began = System.nanoTime();
                    spin(5_000_000);
                    return System.nanoTime() - began;
                }));
        long all = System.nanoTime() - before;
        watch.report();

        assertThat(told.get(Stage.DECODE)).isGreaterThanOrEqualTo(inner);
        assertThat(told.get(Stage.DETECT) + told.get(Stage.DECODE)).isLessThanOrEqualTo(all);
    }

    @Test
    void roundsOfAStageAreToldOnceAndTogether() {
        for (int round = 0; round < 3; round++) {
            watch.during(Stage.EMBED, () -> {
                spin(1_000_000);
                return null;
            });
        }
        watch.report();
        watch.report();

        assertThat(order).containsExactly(Stage.EMBED);
        assertThat(told.get(Stage.EMBED)).isGreaterThanOrEqualTo(3_000_000);
    }

    @Test
    void aStageThatFailsIsTimedToo() {
        assertThatThrownBy(() -> watch.during(Stage.ALIGN, () -> {
                    throw new IOException("broken");
                }))
                .isInstanceOf(IOException.class);
        watch.during(Stage.MATCH, () -> null);
        watch.report();

        assertThat(order).containsExactly(Stage.ALIGN, Stage.MATCH);
    }

    @Test
    void aPhotoPassesEveryStageButTheLast() throws Exception {
        byte[] photo = Files.readAllBytes(Path.of("target/photos/franck_01829.jpg"));
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT, told::put);
        try (FaceImage image = decoder.open(photo)) {
            TestPipeline.get().embed(image, TestPipeline.get().detect(image).get(0));
            assertThat(told).isEmpty();
        }

        assertThat(told)
                .containsOnlyKeys(Stage.DECODE, Stage.DETECT, Stage.LANDMARKS, Stage.ALIGN, Stage.QUALITY, Stage.EMBED);
        assertThat(told.values()).allMatch(nanos -> nanos > 0);
    }

    @Test
    void livenessIsTimedOnItsOwn() throws Exception {
        byte[] photo = Files.readAllBytes(Path.of("target/photos/franck_01829.jpg"));
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT, told::put);
        try (FaceImage image = decoder.open(photo)) {
            TestPipeline.get().liveness(image, TestPipeline.get().detect(image).get(0));
        }

        assertThat(told).containsKey(Stage.LIVENESS).doesNotContainKey(Stage.EMBED);
        assertThat(told.get(Stage.LIVENESS)).isPositive();
    }

    private static void spin(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
