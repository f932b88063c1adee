package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Conformance with collections that are too large, or not ours, to be part of the project. */
class SharedCorpusTest {

    /** The product's promise for any hostile file. */
    private static final Duration HANG = Duration.ofSeconds(2);

    private static final int ROUNDS = 3;
    private static final long MEBIBYTE = 1 << 20;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void malformedFilesAreAnImageOrAreRefused() throws IOException {
        for (Path file : SharedData.files("malformed-dev")) {
            byte[] bytes = Files.readAllBytes(file);
            assertTimeoutPreemptively(HANG, () -> Opened.refusal(bytes), file::toString);
        }
    }

    @Test
    void malformedFilesLeaveNoMemoryBehind() throws IOException {
        List<Path> files = SharedData.files("malformed-dev");
        decodeRounds(files);
        long before = residentBytes();
        decodeRounds(files);
        // the heap itself still grows by some MB a round, 35 in 12 rounds with -Xmx256m
        assertThat(residentBytes() - before).isLessThan(100 * MEBIBYTE);
    }

    @Test
    void theEightOrientationsShowOnePhoto() throws IOException, ImageRejectedException {
        List<Path> files = SharedData.files("exif-dev");
        assertThat(files).hasSize(8);
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
        try (FaceImage first = decoder.open(Files.readAllBytes(files.get(0)))) {
            for (Path file : files) {
                try (FaceImage other = decoder.open(Files.readAllBytes(file))) {
                    assertThat(meanDifference(
                                    first.atLeast(1).bgr(), other.atLeast(1).bgr()))
                            .as(file.getFileName().toString())
                            .isLessThan(4);
                }
            }
        }
    }

    @Test
    void ordinaryPhotosAreNeverRefused() throws IOException {
        List<Path> photos = SharedData.files("nuaa-dev").stream()
                .filter(file -> file.toString().endsWith(".jpg"))
                .toList();
        assertThat(photos)
                .isNotEmpty()
                .allSatisfy(photo -> assertThat(refusal(photo)).isNull());
    }

    private static void decodeRounds(List<Path> files) {
        for (int i = 0; i < ROUNDS; i++) {
            files.forEach(SharedCorpusTest::refusal);
        }
    }

    private static Reason refusal(Path file) {
        try {
            return Opened.refusal(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mean absolute difference of all channels, 0..255; the files were compressed one by one, so it is not zero. */
    private static double meanDifference(Mat a, Mat b) {
        return Core.norm(a, b, Core.NORM_L1) / (3.0 * a.total());
    }

    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.exists(status), "SKIPPED: resident memory is read from /proc");
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
