package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecompressionBombTest {

    private static final byte[] NOTHING = new byte[0];
    /** A guard against hanging, not a measurement. */
    private static final Duration HANG = Duration.ofSeconds(20);

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @ParameterizedTest
    @CsvSource({"5001, 5000", "2147483647, 2147483647", "65535, 65535", "-1, 1"})
    void tinyPngOfManyPixels(int width, int height) {
        byte[] png = Bytes.png(Bytes.header(width, height, 8, 2, 0), NOTHING, NOTHING);
        assertThat(Opened.refusal(png)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void pixelsAreCountedBeforeTheRestIsRead() {
        byte[] onlyTheHeader = Bytes.join(Bytes.pngSignature(), Bytes.header(5001, 5000, 8, 2, 0));
        assertThat(Opened.refusal(onlyTheHeader)).isEqualTo(Reason.TOO_LARGE);
        byte[] onlyTheFrame = Bytes.join(Bytes.of(0xFF, 0xD8), Bytes.frame(0xC0, 8, 65535, 65535, 3));
        assertThat(Opened.refusal(onlyTheFrame)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void sixteenBitPixelsThatWouldFillTheHeap() {
        byte[] png = Bytes.png(Bytes.header(5000, 5000, 16, 6, 0), NOTHING, NOTHING);
        assertThat(Opened.refusal(png)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void moreBytesThanAllowed() {
        byte[] png = Drawn.png();
        assertThat(refusal(png, new ImageLimits(png.length, 1_000_000))).isNull();
        assertThat(refusal(png, new ImageLimits(png.length - 1, 1_000_000))).isEqualTo(Reason.TOO_LARGE);
        ImageLimits onePixelLess = new ImageLimits(png.length, Drawn.WIDTH * Drawn.HEIGHT - 1);
        assertThat(refusal(png, onePixelLess)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void imageDataThatInflateToFarMoreThanTheImage() throws ImageRejectedException {
        byte[] rows = new byte[200_000_000];
        byte[] png = Bytes.png(Bytes.header(2, 1, 8, 2, 0), NOTHING, rows);
        assertThat(png).hasSizeLessThan(1_000_000);
        assertTimeoutPreemptively(HANG, () -> Opened.assertPixels(png, 0, 0));
    }

    @Test
    void progressiveJpegOfThousandsOfScans() {
        byte[] scan = Bytes.join(Bytes.segment(0xDA, Bytes.of(1, 1, 0, 1, 1, 0)), Bytes.of(0));
        byte[] scans = Bytes.join(Bytes.segment(0xDA, Bytes.of(1, 1, 0, 0, 0, 0x0D)), Bytes.of(0));
        for (int i = 0; i < 3000; i++) {
            scans = Bytes.join(scans, scan);
        }
        byte[] small = jpeg(Bytes.frame(0xC2, 8, 16, 16, 1), scans);
        assertThat(Opened.refusal(small)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void progressiveJpegOfFewScansOverManyPixels() {
        byte[] scans = Bytes.join(Bytes.segment(0xDA, Bytes.of(1, 1, 0, 0, 0, 0)), Bytes.of(0));
        for (int i = 0; i < 40; i++) {
            scans = Bytes.join(scans, Bytes.segment(0xDA, Bytes.of(1, 1, 0, 1, 63, 0)), Bytes.of(0));
        }
        assertThat(Opened.refusal(jpeg(Bytes.frame(0xC2, 8, 5000, 5000, 1), scans)))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void floodOfSegments() {
        byte[] flood = new byte[4 * 10_000];
        for (int i = 0; i < flood.length; i += 4) {
            System.arraycopy(Bytes.segment(0xFE, NOTHING), 0, flood, i, 4);
        }
        assertThat(Opened.refusal(Bytes.insert(Drawn.jpeg(), 2, flood))).isEqualTo(Reason.UNREADABLE);
    }

    private static byte[] jpeg(byte[] frame, byte[] scans) {
        return Bytes.join(Bytes.of(0xFF, 0xD8), frame, scans, Bytes.of(0xFF, 0xD9));
    }

    private static Reason refusal(byte[] bytes, ImageLimits limits) {
        try (FaceImage image = new ImageDecoder(limits).open(bytes)) {
            assertThat(image.atLeast(1).bgr().empty()).isFalse();
            return null;
        } catch (ImageRejectedException e) {
            return e.reason();
        }
    }
}
