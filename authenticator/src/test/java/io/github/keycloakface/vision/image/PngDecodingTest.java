package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngDecodingTest {

    private static final byte[] NOTHING = new byte[0];

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR})
    void decodesColor(int type) throws ImageRejectedException {
        assertThat(Opened.quarters(Drawn.write(Drawn.card(type), "png", false))).containsExactly(Drawn.card());
    }

    @Test
    void decodesInterlaced() throws ImageRejectedException {
        byte[] png = Drawn.write(Drawn.card(BufferedImage.TYPE_INT_RGB), "png", true);
        assertThat(png[28]).as("interlace method").isEqualTo((byte) 1);
        assertThat(Opened.quarters(png)).containsExactly(Drawn.card());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void decodesPalettes(int bits) throws ImageRejectedException {
        byte[] png = Drawn.write(Drawn.indexed(bits), "png", false);
        assertThat(png[25]).as("color type").isEqualTo((byte) 3);
        assertThat(Opened.quarters(png)).containsExactly(Drawn.card());
    }

    @Test
    void laysTransparentPaletteEntriesOverWhite() throws ImageRejectedException {
        byte[] palette = Bytes.chunk("PLTE", Bytes.of(255, 0, 0, 0, 0, 255));
        byte[] transparency = Bytes.chunk("tRNS", Bytes.of(0));
        byte[] png = Bytes.png(Bytes.header(2, 1, 8, 3, 0), Bytes.join(palette, transparency), Bytes.of(0, 0, 1));
        Opened.assertPixels(png, 0xFFFFFF, 0x0000FF);
    }

    @Test
    void laysTheTransparentColorOfAnRgbImageOverWhite() throws ImageRejectedException {
        byte[] transparency = Bytes.chunk("tRNS", Bytes.of(0, 0, 0, 0, 0, 255));
        byte[] png = Bytes.png(Bytes.header(2, 1, 8, 2, 0), transparency, Bytes.of(0, 0, 0, 255, 255, 0, 0));
        Opened.assertPixels(png, 0xFFFFFF, 0xFF0000);
    }

    @Test
    void mixesHalfTransparentPixelsWithWhite() throws ImageRejectedException {
        byte[] png = Bytes.png(Bytes.header(2, 1, 8, 6, 0), NOTHING, Bytes.of(0, 0, 0, 0, 128, 255, 0, 0, 255));
        Opened.assertPixels(png, 0x7F7F7F, 0xFF0000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void decodesGreyOfEveryDepthWithoutBrighteningIt(int depth) throws ImageRejectedException {
        // two pixels: black, and the brightest value but a half
        int[] rows = switch (depth) {
            case 1 -> new int[] {0, 0b0100_0000};
            case 2 -> new int[] {0, 0b0010_0000};
            case 4 -> new int[] {0, 0x08};
            case 8 -> new int[] {0, 0, 0x80};
            default -> new int[] {0, 0, 0, 0x80, 0x80};
        };
        int bright = depth == 1 ? 0xFF : depth == 2 ? 0xAA : depth == 4 ? 0x88 : 0x80;
        byte[] png = Bytes.png(Bytes.header(2, 1, depth, 0, 0), NOTHING, Bytes.of(rows));
        Opened.assertPixels(png, 0, bright * 0x010101);
    }

    @Test
    void decodesGreyWithAlpha() throws ImageRejectedException {
        byte[] png = Bytes.png(Bytes.header(2, 1, 8, 4, 0), NOTHING, Bytes.of(0, 0x80, 255, 0x80, 0));
        Opened.assertPixels(png, 0x808080, 0xFFFFFF);
    }

    @Test
    void decodesSixteenBitsWithAlpha() throws ImageRejectedException {
        byte[] rows = Bytes.of(0, 0xFF, 0xFF, 0x80, 0x80, 0, 0, 0xFF, 0xFF, 1, 1, 2, 2, 3, 3, 0xFF, 0xFF);
        Opened.assertPixels(Bytes.png(Bytes.header(2, 1, 16, 6, 0), NOTHING, rows), 0xFF8000, 0x010203);
    }

    @Test
    void givesTheDecoderNoByteOfMetadata() throws ImageRejectedException {
        byte[] png = Drawn.png();
        int afterHeader = 33;
        for (String type : new String[] {"iCCP", "tEXt", "zTXt", "iTXt", "acTL", "eXIf"}) {
            png = Bytes.insert(png, afterHeader, Bytes.chunk(type, Bytes.ascii("SECRET")));
        }
        RasterImage image = new PngCheck(Bytes.join(png, Bytes.ascii("SECRET")), ImageLimits.DEFAULT).check();
        assertThat(new String(image.clean(), StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
        assertThat(Opened.quarters(png)).containsExactly(Drawn.card());
    }

    @Test
    void readsImageDataInManyPieces() throws ImageRejectedException {
        byte[] data = Bytes.deflated(Bytes.of(0, 1, 2, 3, 4, 5, 6));
        byte[] png = Bytes.join(Bytes.pngSignature(), Bytes.header(2, 1, 8, 2, 0));
        for (byte piece : data) {
            png = Bytes.join(png, Bytes.chunk("IDAT", NOTHING), Bytes.chunk("IDAT", new byte[] {piece}));
        }
        Opened.assertPixels(Bytes.join(png, Bytes.chunk("IEND", NOTHING)), 0x010203, 0x040506);
    }

    @Test
    void refusesAWrongChecksum() {
        byte[] png = Drawn.png();
        png[png.length - 20] ^= 1;
        assertThat(Opened.refusal(png)).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void refusesTooFewRows() {
        byte[] png = Bytes.png(Bytes.header(2, 2, 8, 2, 0), NOTHING, Bytes.of(0, 1, 2, 3, 4, 5, 6));
        assertThat(Opened.refusal(png)).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void refusesChunksOutOfOrder() {
        byte[] header = Bytes.header(2, 1, 8, 2, 0);
        byte[] data = Bytes.chunk("IDAT", Bytes.deflated(Bytes.of(0, 1, 2, 3, 4, 5, 6)));
        byte[] end = Bytes.chunk("IEND", NOTHING);
        byte[] text = Bytes.chunk("tEXt", NOTHING);
        byte[] transparency = Bytes.chunk("tRNS", new byte[6]);
        assertThat(Opened.refusal(png(header, data, end))).isNull();
        assertThat(Opened.refusal(png(data, header, end))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(png(header, header, data, end))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(png(header, data, text, data, end))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(png(header, data, transparency, end))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(png(header, end))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(png(Bytes.header(2, 1, 8, 3, 0), data, end))).isEqualTo(Reason.UNREADABLE);
        assertThat(Opened.refusal(png(header, Bytes.chunk("ABCD", NOTHING), data, end)))
                .isEqualTo(Reason.UNREADABLE);
    }

    private static byte[] png(byte[]... chunks) {
        return Bytes.join(Bytes.pngSignature(), Bytes.join(chunks));
    }
}
