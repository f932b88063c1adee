package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.util.Arrays;
import org.opencv.core.CvType;

/** What became of some bytes: the shorthand of the decoder's tests. */
final class Opened {

    private static final ImageDecoder DECODER = new ImageDecoder(ImageLimits.DEFAULT);

    private Opened() {}

    /** Colors of the four quarters of the whole image. */
    static int[] quarters(byte[] bytes) throws ImageRejectedException {
        try (FaceImage image = DECODER.open(bytes)) {
            FaceImage.Level level = image.atLeast(1);
            assertThat(level.bgr().type()).isEqualTo(CvType.CV_8UC3);
            assertThat(level.bgr().cols()).isEqualTo(image.width());
            assertThat(level.bgr().rows()).isEqualTo(image.height());
            return Drawn.quarters(level.bgr());
        }
    }

    static void decodeAllLevels(byte[] bytes) throws ImageRejectedException {
        try (FaceImage image = DECODER.open(bytes)) {
            for (double scale = 1; scale >= 0.125; scale /= 2) {
                assertThat(image.atLeast(scale).bgr().empty()).isFalse();
            }
        }
    }

    /** Why the image was refused, null when it was not. */
    static Reason refusal(byte[] bytes) {
        ImageRejectedException refused =
                catchThrowableOfType(ImageRejectedException.class, () -> decodeAllLevels(bytes));
        return refused == null ? null : refused.reason();
    }

    /** The first pixels of the image, row by row, are exactly these colors (RRGGBB). */
    static void assertPixels(byte[] bytes, int... rgb) throws ImageRejectedException {
        try (FaceImage image = DECODER.open(bytes)) {
            byte[] pixels = new byte[3 * rgb.length];
            image.atLeast(1).bgr().get(0, 0, pixels);
            for (int i = 0; i < rgb.length; i++) {
                byte[] expected = Bytes.of(rgb[i], rgb[i] >> 8, rgb[i] >> 16);
                assertThat(Arrays.copyOfRange(pixels, 3 * i, 3 * i + 3))
                        .as("pixel " + i)
                        .containsExactly(expected);
            }
        }
    }
}
