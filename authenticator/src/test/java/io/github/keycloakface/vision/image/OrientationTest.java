package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    private static final byte[] EXIF = Bytes.ascii("Exif\0\0");

    /** Linear part (m00, m10, m01, m11) of the way from the upright to the stored picture, from TIFF 6.0. */
    private static final double[][] STORED_FROM_UPRIGHT = {
        {1, 0, 0, 1},
        {-1, 0, 0, 1},
        {-1, 0, 0, -1},
        {1, 0, 0, -1},
        {0, 1, 1, 0},
        {0, -1, 1, 0},
        {0, -1, -1, 0},
        {0, 1, -1, 0}
    };

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    static Stream<Object[]> orientations() {
        return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
                .flatMap(order -> Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(tag -> new Object[] {order, tag}));
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void jpegIsSeenUpright(ByteOrder order, int tag) throws ImageRejectedException {
        byte[] jpeg = Drawn.write(stored(tag), "jpeg", false);
        byte[] exif = Bytes.segment(0xE1, Bytes.join(EXIF, Bytes.tiff(order, tag)));
        assertUpright(Bytes.insert(jpeg, 2, exif));
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void pngIsSeenUpright(ByteOrder order, int tag) throws ImageRejectedException {
        byte[] png = Drawn.write(stored(tag), "png", false);
        int afterHeader = 33;
        assertUpright(Bytes.insert(png, afterHeader, Bytes.chunk("eXIf", Bytes.tiff(order, tag))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255, 65535})
    void valuesThatExifDoesNotDefineAreUpright(int tag) {
        assertThat(ExifOrientation.read(Bytes.tiff(ByteOrder.BIG_ENDIAN, tag))).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void damagedBlocksAreUpright() {
        byte[] tiff = Bytes.tiff(ByteOrder.LITTLE_ENDIAN, 6);
        int valueEnd = 32;
        for (int length = 0; length < valueEnd; length++) {
            assertThat(ExifOrientation.read(Arrays.copyOf(tiff, length))).isEqualTo(Orientation.UPRIGHT);
        }
        assertThat(ExifOrientation.read(tiff)).isEqualTo(Orientation.CLOCKWISE);
        byte[] farAway = tiff.clone();
        Arrays.fill(farAway, 4, 8, (byte) 0xFF);
        assertThat(ExifOrientation.read(farAway)).isEqualTo(Orientation.UPRIGHT);
        byte[] onItself = tiff.clone();
        onItself[4] = 0;
        assertThat(ExifOrientation.read(onItself)).isEqualTo(Orientation.UPRIGHT);
    }

    private static void assertUpright(byte[] bytes) throws ImageRejectedException {
        try (FaceImage image = new ImageDecoder(ImageLimits.DEFAULT).open(bytes)) {
            assertThat(image.width()).isEqualTo(Drawn.WIDTH);
            assertThat(image.height()).isEqualTo(Drawn.HEIGHT);
            for (double scale : new double[] {1, 0.5, 0.25, 0.125}) {
                FaceImage.Level level = image.atLeast(scale);
                assertThat(level.scale()).isEqualTo(scale);
                assertThat(level.bgr().cols()).isEqualTo((int) (Drawn.WIDTH * scale));
                assertThat(level.bgr().rows()).isEqualTo((int) (Drawn.HEIGHT * scale));
                assertThat(Drawn.quarters(level.bgr())).containsExactly(Drawn.card());
            }
        }
    }

    private static BufferedImage stored(int tag) {
        double[] matrix = STORED_FROM_UPRIGHT[tag - 1];
        boolean swaps = matrix[0] == 0;
        int width = swaps ? Drawn.HEIGHT : Drawn.WIDTH;
        int height = swaps ? Drawn.WIDTH : Drawn.HEIGHT;
        AffineTransform transform = new AffineTransform(width / 2.0, 0, 0, height / 2.0, width / 2.0, height / 2.0);
        transform.concatenate(new AffineTransform(matrix));
        transform.concatenate(new AffineTransform(2.0 / Drawn.WIDTH, 0, 0, 2.0 / Drawn.HEIGHT, -1, -1));
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        BufferedImage card = Drawn.card(BufferedImage.TYPE_INT_RGB);
        return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(card, stored);
    }
}
