package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.image.FaceImage.Level;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

class FaceImageTest {

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1",
        "1, 1",
        "0.51, 1",
        "0.5, 0.5",
        "0.3, 0.5",
        "0.25, 0.25",
        "0.2, 0.25",
        "0.125, 0.125",
        "0.01, 0.125"
    })
    void givesTheSmallestLevelThatIsLargeEnough(double wanted, double given) throws ImageRejectedException {
        try (FaceImage image = decoder.open(Drawn.jpeg())) {
            assertThat(image.atLeast(wanted).scale()).isEqualTo(given);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "bmp"})
    void roundsTheSidesOfLevelsUp(String format) throws ImageRejectedException {
        BufferedImage image = new BufferedImage(13, 5, BufferedImage.TYPE_INT_RGB);
        try (FaceImage opened = decoder.open(Drawn.write(image, format, false))) {
            assertThat(sides(opened.atLeast(0.5))).containsExactly(7, 3);
            assertThat(sides(opened.atLeast(0.25))).containsExactly(4, 2);
            assertThat(sides(opened.atLeast(0.125))).containsExactly(2, 1);
            assertThat(sides(opened.atLeast(1))).containsExactly(13, 5);
        }
    }

    @Test
    void decodesALevelOnce() throws ImageRejectedException {
        try (FaceImage image = decoder.open(Drawn.jpeg())) {
            assertThat(image.atLeast(0.5)).isSameAs(image.atLeast(0.4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void closingReleasesEveryLevel(String format) throws ImageRejectedException {
        FaceImage image = decoder.open(Drawn.write(Drawn.card(BufferedImage.TYPE_INT_RGB), format, false));
        List<Mat> mats = List.of(
                image.atLeast(1).bgr(),
                image.atLeast(0.5).bgr(),
                image.atLeast(0.125).bgr());
        assertThat(mats).noneMatch(Mat::empty);
        image.close();
        image.close();
        assertThat(mats).allMatch(Mat::empty);
        assertThatIllegalStateException().isThrownBy(() -> image.atLeast(1));
    }

    @Test
    void refusesAScaleThatIsNotANumber() throws ImageRejectedException {
        try (FaceImage image = decoder.open(Drawn.png())) {
            assertThatIllegalArgumentException().isThrownBy(() -> image.atLeast(Double.NaN));
        }
    }

    @Test
    void anErrorOfOpenCvIsAnUnreadableImage() {
        try (FaceImage image = new FaceImage(new Stored(Orientation.UPRIGHT, null))) {
            assertThatThrownBy(() -> image.atLeast(1))
                    .isInstanceOf(ImageRejectedException.class)
                    .hasCauseInstanceOf(CvException.class);
        }
    }

    @Test
    void theStoredPixelsAreReleasedWhenTheyAreTurned() throws ImageRejectedException {
        List<Mat> decoded = new ArrayList<>();
        try (FaceImage image = new FaceImage(new Stored(Orientation.CLOCKWISE, decoded))) {
            assertThat(sides(image.atLeast(1))).containsExactly(4, 8);
            assertThat(decoded).hasSize(1).allMatch(Mat::empty);
        }
    }

    private static int[] sides(Level level) {
        return new int[] {level.bgr().cols(), level.bgr().rows()};
    }

    /** An image of 8 x 4 pixels that remembers what it decoded, or fails as OpenCV does when it has no memory. */
    private record Stored(Orientation orientation, List<Mat> decoded) implements EncodedImage {

        @Override
        public int width() {
            return 8;
        }

        @Override
        public int height() {
            return 4;
        }

        @Override
        public boolean decodesReduced() {
            return true;
        }

        @Override
        public Mat decode(int denominator) {
            if (decoded == null) {
                throw new CvException("out of memory");
            }
            Mat mat = Mat.zeros(4, 8, CvType.CV_8UC3);
            decoded.add(mat);
            return mat;
        }
    }
}
