package io.github.keycloakface.vision.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.opencv.core.Mat;

/**
 * Pictures for tests: a white card whose corners are red (top left), green (top right), blue (bottom left) and black
 * (bottom right), so that every turn, mirroring and swap of channels shows.
 */
final class Drawn {

    static final int WIDTH = 96;
    static final int HEIGHT = 64;
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;

    private Drawn() {}

    static BufferedImage card(int type) {
        return draw(new BufferedImage(WIDTH, HEIGHT, type));
    }

    /** With a palette of the card's colors, 4 or 8 bits a pixel. */
    static BufferedImage indexed(int bits) {
        // a full palette: the JDK's BMP writer garbles 8-bit images that name 16 colors or fewer
        int size = 1 << bits;
        int[] colors = Arrays.copyOf(new int[] {0xFFFFFF, 0, RED, GREEN, BLUE}, size);
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        IndexColorModel model = new IndexColorModel(bits, size, colors, 0, false, -1, 0);
        return draw(new BufferedImage(WIDTH, HEIGHT, type, model));
    }

    static BufferedImage draw(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        corner(pen, RED, 0, 0);
        corner(pen, GREEN, WIDTH / 2, 0);
        corner(pen, BLUE, 0, HEIGHT / 2);
        corner(pen, 0, WIDTH / 2, HEIGHT / 2);
        pen.dispose();
        return image;
    }

    private static void corner(Graphics2D pen, int rgb, int x, int y) {
        pen.setColor(new Color(rgb));
        pen.fillRect(x, y, WIDTH / 2, HEIGHT / 2);
    }

    static byte[] png() {
        return write(card(BufferedImage.TYPE_INT_RGB), "png", false);
    }

    static byte[] bmp() {
        return write(card(BufferedImage.TYPE_3BYTE_BGR), "bmp", false);
    }

    static byte[] jpeg() {
        return write(card(BufferedImage.TYPE_INT_RGB), "jpeg", false);
    }

    static byte[] progressiveJpeg() {
        return write(card(BufferedImage.TYPE_INT_RGB), "jpeg", true);
    }

    static byte[] write(BufferedImage image, String format, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The colors in the middles of the four quarters: top left, top right, bottom left, bottom right, as RRGGBB. */
    static int[] quarters(Mat bgr) {
        int left = bgr.cols() / 4;
        int top = bgr.rows() / 4;
        int right = bgr.cols() * 3 / 4;
        int bottom = bgr.rows() * 3 / 4;
        return new int[] {
            color(bgr, left, top), color(bgr, right, top), color(bgr, left, bottom), color(bgr, right, bottom)
        };
    }

    /** Color of a pixel as RRGGBB, each channel rounded to the nearest of 00, 40, 80, C0, FF against coding noise. */
    static int color(Mat bgr, int x, int y) {
        double[] pixel = bgr.get(y, x);
        return step(pixel[2]) << 16 | step(pixel[1]) << 8 | step(pixel[0]);
    }

    private static int step(double channel) {
        return Math.min(255, (int) Math.round(channel / 64) * 64);
    }

    static int[] card() {
        return new int[] {RED, GREEN, BLUE, 0};
    }
}
