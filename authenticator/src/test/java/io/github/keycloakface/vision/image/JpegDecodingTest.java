package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDecodingTest {

    private static final int AFTER_SOI = 2;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void decodesBaseline() throws ImageRejectedException {
        assertThat(Opened.quarters(Drawn.jpeg())).containsExactly(Drawn.card());
    }

    @Test
    void decodesProgressive() throws ImageRejectedException {
        byte[] jpeg = Drawn.progressiveJpeg();
        assertThat(indexOf(jpeg, 0xC2)).isPositive();
        assertThat(Opened.quarters(jpeg)).containsExactly(Drawn.card());
    }

    @Test
    void decodesGreyAsThreeEqualChannels() throws ImageRejectedException {
        byte[] jpeg = Drawn.write(Drawn.card(BufferedImage.TYPE_BYTE_GRAY), "jpeg", false);
        int[] quarters = Opened.quarters(jpeg);
        assertThat(quarters[3]).isZero();
        for (int rgb : quarters) {
            assertThat(rgb).isEqualTo((rgb & 0xFF) * 0x010101);
        }
        assertThat(quarters[1]).as("green is brighter than blue").isGreaterThan(quarters[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void followsAdobesColorFlagWhereThereIsNoJfif(int transform) throws ImageRejectedException {
        byte[] jpeg = withoutJfif(Drawn.jpeg());
        byte[] adobe = Bytes.segment(0xEE, Bytes.join(Bytes.ascii("Adobe"), Bytes.of(0, 100, 0, 0, 0, 0, transform)));
        int[] quarters = Opened.quarters(Bytes.insert(jpeg, AFTER_SOI, adobe));
        if (transform == 1) {
            assertThat(quarters).containsExactly(Drawn.card());
        } else {
            assertThat(quarters[3]).as("black is Y=0 Cb=Cr=128, read as RGB").isEqualTo(0x008080);
        }
    }

    @Test
    void givesTheDecoderNoByteOfMetadata() throws ImageRejectedException {
        byte[] secret = Bytes.ascii("SECRET");
        byte[] jpeg = Drawn.jpeg();
        for (int marker : new int[] {0xE1, 0xE2, 0xED, 0xEE, 0xFE}) {
            jpeg = Bytes.insert(jpeg, AFTER_SOI, Bytes.segment(marker, secret));
        }
        byte[] withTrailer = Bytes.join(jpeg, Drawn.jpeg(), secret);
        JpegImage image = new JpegCheck(withTrailer, ImageLimits.DEFAULT).check();
        assertThat(new String(image.clean(), StandardCharsets.ISO_8859_1)).doesNotContain("SECRET", "JFIF");
        assertThat(image.clean().length).isLessThan(Drawn.jpeg().length);
        assertThat(Opened.quarters(withTrailer)).containsExactly(Drawn.card());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xDC, 0xDE, 0xDF})
    void refusesArithmeticLosslessAndHierarchicalCoding(int marker) {
        assertThat(Opened.refusal(withFrame(Bytes.frame(marker, 8, 8, 8, 3)))).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void refusesTwelveBits() {
        assertThat(Opened.refusal(withFrame(Bytes.frame(0xC1, 12, 8, 8, 3)))).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void refusesOtherThanOneOrThreeComponents(int components) {
        byte[] jpeg = withFrame(Bytes.frame(0xC0, 8, 8, 8, components));
        assertThat(Opened.refusal(jpeg)).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x10, 0x01, 0x31, 0x42, 0x24, 0x44, 0xFF})
    void refusesSamplingThatNoCameraWrites(int sampling) {
        byte[] jpeg = Drawn.jpeg();
        jpeg[indexOf(jpeg, 0xC0) + 11] = (byte) sampling;
        assertThat(Opened.refusal(jpeg)).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void refusesAnImageWithoutItsEnd() {
        byte[] jpeg = Drawn.jpeg();
        assertThat(Opened.refusal(Arrays.copyOf(jpeg, jpeg.length - 2))).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void refusesScansOfComponentsThatTheFrameDoesNotHave() {
        byte[] jpeg = Drawn.jpeg();
        jpeg[indexOf(jpeg, 0xDA) + 5] = 77;
        assertThat(Opened.refusal(jpeg)).isEqualTo(Reason.UNREADABLE);
    }

    private static byte[] withFrame(byte[] frame) {
        byte[] jpeg = Drawn.jpeg();
        int at = indexOf(jpeg, 0xC0);
        return Bytes.join(Arrays.copyOf(jpeg, at), frame, Arrays.copyOfRange(jpeg, at + 19, jpeg.length));
    }

    private static byte[] withoutJfif(byte[] jpeg) {
        assertThat(jpeg[3] & 0xFF).isEqualTo(0xE0);
        return Bytes.join(Arrays.copyOf(jpeg, AFTER_SOI), Arrays.copyOfRange(jpeg, AFTER_SOI + 18, jpeg.length));
    }

    /** Index of the marker's first byte. */
    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = AFTER_SOI; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        return -1;
    }
}
