package io.github.keycloakface.evaluation.pad.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** What the same seed draws is the same, on however many threads: the suite's figures can be repeated. */
class DrawnPicturesTest {

    @BeforeAll
    static void loadNatives() {
        TestNatives.load();
    }

    @Test
    void sheetsAreTheSameOnManyThreads() {
        assertThat(drawn(Sheet.flat(new SplittableRandom(1)).parallelStream()))
                .containsExactlyElementsOf(drawn(Sheet.flat(new SplittableRandom(1)).stream()));
    }

    @Test
    void anotherSeedIsAnotherRoom() {
        assertThat(drawn(Sheet.flat(new SplittableRandom(1)).stream()))
                .doesNotContainAnyElementsOf(drawn(Sheet.flat(new SplittableRandom(2)).stream()));
    }

    @Test
    void noiseIsTheSameOnManyThreadsAndNoTwoAreEqual() {
        List<Integer> side = drawn(noises().parallel());

        assertThat(side).containsExactlyElementsOf(drawn(noises())).doesNotHaveDuplicates();
    }

    private static Stream<UnaryOperator<Mat>> noises() {
        return Stream.iterate(0, seed -> seed + 1).limit(12).map(seed -> photo -> Darkroom.noisy(photo, seed));
    }

    private static List<Integer> drawn(Stream<UnaryOperator<Mat>> ways) {
        return ways.map(DrawnPicturesTest::digest).toList();
    }

    private static int digest(UnaryOperator<Mat> way) {
        Mat photo = new Mat(48, 64, CvType.CV_8UC3, new Scalar(90, 120, 150));
        Mat drawn = way.apply(photo);
        byte[] pixels = new byte[3 * (int) drawn.total()];
        drawn.get(0, 0, pixels);
        photo.release();
        drawn.release();
        return Arrays.hashCode(pixels);
    }
}
