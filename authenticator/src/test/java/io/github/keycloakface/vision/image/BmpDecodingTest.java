package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BmpDecodingTest {

    private static final int RED = 0xFF0000;
    private static final int BLUE = 0x0000FF;
    private static final byte[] RED_BLUE_PALETTE = Bytes.of(0, 0, 255, 0, 255, 0, 0, 0);
    private static final byte[] NOTHING = new byte[0];

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void decodesWhatTheJdkWrites() throws ImageRejectedException {
        assertThat(Opened.quarters(Drawn.bmp())).containsExactly(Drawn.card());
        assertThat(Opened.quarters(Drawn.write(Drawn.indexed(8), "bmp", false))).containsExactly(Drawn.card());
        assertThat(Opened.quarters(Drawn.write(Drawn.indexed(4), "bmp", false))).containsExactly(Drawn.card());
    }

    @ParameterizedTest
    @CsvSource({"1, 40", "4, 10", "8, 0001"})
    void decodesPalettes(int bits, String row) throws ImageRejectedException {
        // first pixel red, second blue, except at 4 bits
        byte[] data = Arrays.copyOf(HexFormat.of().parseHex(row), 4);
        int[] expected = bits == 4 ? new int[] {BLUE, RED} : new int[] {RED, BLUE};
        Opened.assertPixels(bmp(2, 1, bits, 0, RED_BLUE_PALETTE, data), expected);
    }

    @Test
    void pixelsOutsideTheirPaletteAreBlack() throws ImageRejectedException {
        Opened.assertPixels(bmp(2, 1, 8, 0, RED_BLUE_PALETTE, Bytes.of(200, 1, 0, 0)), 0, BLUE);
    }

    @Test
    void decodesSixteenBitsOfBothLayouts() throws ImageRejectedException {
        Opened.assertPixels(bmp(2, 1, 16, 0, NOTHING, Bytes.of(0x00, 0x7C, 0x1F, 0x00)), RED, BLUE);
        byte[] masks = littleEndian(0xF800, 0x07E0, 0x001F);
        Opened.assertPixels(bmp(2, 1, 16, 3, masks, Bytes.of(0x00, 0xF8, 0x1F, 0x00)), RED, BLUE);
    }

    @Test
    void decodesTrueColor() throws ImageRejectedException {
        Opened.assertPixels(bmp(2, 1, 24, 0, NOTHING, Bytes.of(0, 0, 255, 255, 0, 0, 0, 0)), RED, BLUE);
        Opened.assertPixels(bmp(2, 1, 32, 0, NOTHING, Bytes.of(0, 0, 255, 9, 255, 0, 0, 0)), RED, BLUE);
        byte[] masks = littleEndian(0x000000FF, 0x0000FF00, 0x00FF0000);
        Opened.assertPixels(bmp(2, 1, 32, 3, masks, Bytes.of(255, 0, 0, 9, 0, 0, 255, 0)), RED, BLUE);
    }

    @Test
    void decodesRowsFromBottomAndFromTop() throws ImageRejectedException {
        byte[] redThenBlue = Bytes.of(0, 0, 255, 0, 255, 0, 0, 0);
        Opened.assertPixels(bmp(1, 2, 24, 0, NOTHING, redThenBlue), BLUE, RED);
        Opened.assertPixels(bmp(1, -2, 24, 0, NOTHING, redThenBlue), RED, BLUE);
    }

    @Test
    void decodesRunLengths() throws ImageRejectedException {
        byte[] rle8 = Bytes.of(1, 0, 1, 1, 0, 0, 0, 1);
        Opened.assertPixels(bmp(2, 1, 8, 1, RED_BLUE_PALETTE, rle8), RED, BLUE);
        byte[] rle4 = Bytes.of(2, 0x01, 0, 0, 0, 1);
        Opened.assertPixels(bmp(2, 1, 4, 2, RED_BLUE_PALETTE, rle4), RED, BLUE);
    }

    @Test
    void decodesTheOldestHeader() throws ImageRejectedException {
        ByteBuffer bmp = ByteBuffer.allocate(14 + 12 + 6 + 4).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(Bytes.ascii("BM")).putInt(0).putInt(0).putInt(32);
        bmp.putInt(12)
                .putShort((short) 2)
                .putShort((short) 1)
                .putShort((short) 1)
                .putShort((short) 1);
        bmp.put(Bytes.of(0, 0, 255, 255, 0, 0)).put((byte) 0x40);
        Opened.assertPixels(bmp.array(), RED, BLUE);
    }

    @Test
    void leavesTheProfileOfVersion5BehindWhichMayNameAFile() throws ImageRejectedException {
        byte[] profile = Bytes.ascii("/etc/hostname\0");
        ByteBuffer bmp = ByteBuffer.allocate(14 + 124 + 8 + profile.length).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(Bytes.ascii("BM")).putInt(bmp.capacity()).putInt(0).putInt(138);
        bmp.putInt(124)
                .putInt(2)
                .putInt(1)
                .putShort((short) 1)
                .putShort((short) 24)
                .putInt(0);
        // "LINK" in the field of the color space, and where the path is
        bmp.putInt(70, 0x4C494E4B).putInt(126, 132).putInt(130, profile.length);
        bmp.position(138).put(Bytes.of(0, 0, 255, 255, 0, 0, 0, 0)).put(profile);
        RasterImage image = new BmpCheck(bmp.array(), ImageLimits.DEFAULT).check();
        assertThat(image.clean()).hasSize(14 + 40 + 8);
        Opened.assertPixels(bmp.array(), RED, BLUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7, 11, -1})
    void refusesEmbeddedJpegAndPngAndUnknownCodings(int compression) {
        byte[] bmp = bmp(2, 1, 24, compression, NOTHING, new byte[8]);
        assertThat(Opened.refusal(bmp)).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void refusesSizesThatDoNotFitTheData() {
        assertThat(Opened.refusal(bmp(3, 1, 24, 0, NOTHING, new byte[8]))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(bmp(0, 1, 24, 0, NOTHING, new byte[8]))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(bmp(-1, 1, 24, 0, NOTHING, new byte[8]))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(bmp(1, Integer.MIN_VALUE, 24, 0, NOTHING, new byte[8])))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesMasksThatOverlapOrHaveHoles() {
        int[][] wrong = {{0xFF, 0xFF00, 0xFF00}, {0xF0F, 0xF0, 0xFF000}, {0, 0xF0, 0xF00}};
        for (int[] masks : wrong) {
            byte[] bmp = bmp(2, 1, 32, 3, littleEndian(masks), new byte[8]);
            assertThat(Opened.refusal(bmp)).isEqualTo(Reason.UNREADABLE);
        }
    }

    private static byte[] littleEndian(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private static byte[] bmp(int width, int height, int bits, int compression, byte[] colors, byte[] data) {
        int offset = 54 + colors.length;
        ByteBuffer bmp = ByteBuffer.allocate(offset + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(Bytes.ascii("BM")).putInt(bmp.capacity()).putInt(0).putInt(offset);
        bmp.putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(compression);
        bmp.putInt(data.length)
                .putLong(0)
                .putInt(bits <= 8 ? colors.length / 4 : 0)
                .putInt(0);
        return bmp.put(colors).put(data).array();
    }
}
