package io.github.keycloakface.delivery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Photos that the build fetched from packages, and pictures made here. */
final class Photos {

    /** One man twice. */
    static final String FRANCK = "franck_01829.jpg";

    static final String FRANCK_AGAIN = "franck_04117.jpg";

    /** The same man three times; with passive liveness they pass. */
    static final List<String> FRANCK_LIVE = List.of("franck_02159.jpg", "franck_02221.jpg", "franck_02045.jpg");
    /** A close crop that the passive check refuses. */
    static final String NOT_LIVE = "queen20_crop.jpg";
    /** A woman. */
    static final String AUDREY = "audrey.jpg";

    private static final Path PAGE_SCRIPT =
            BuildFolder.ROOT.resolve("theme/src/main/resources/theme-resources/resources/js/face-frame.js");

    private static final Pattern PAGE_QUALITY = Pattern.compile("const BEST_QUALITY = ([0-9.]+);");

    private Photos() {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(BuildFolder.PHOTOS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage image(byte[] encoded) {
        try {
            return ImageIO.read(new ByteArrayInputStream(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("this JDK writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] withoutFace(String format) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, 640, 480, Color.LIGHT_GRAY));
        graphics.fillRect(0, 0, 640, 480);
        graphics.dispose();
        return encoded(image, format);
    }

    /** 36 megapixels in a few kilobytes. */
    static byte[] tooManyPixels() {
        return encoded(new BufferedImage(6000, 6000, BufferedImage.TYPE_BYTE_BINARY), "png");
    }

    /** As taken by a bad lens: every detail finer than twelve pixels is gone. */
    static byte[] blurred(String name) {
        BufferedImage sharp = image(bytes(name));
        int width = sharp.getWidth();
        int height = sharp.getHeight();
        return encoded(scaled(scaled(sharp, width / 12, height / 12), width, height), "jpg");
    }

    static byte[] halved(String name) {
        BufferedImage image = image(bytes(name));
        return encoded(scaled(image, image.getWidth() / 2, image.getHeight() / 2), "jpg");
    }

    /** The square in the middle, in this many pixels. */
    static BufferedImage middle(byte[] photo, int side) {
        BufferedImage image = image(photo);
        int shorter = Math.min(image.getWidth(), image.getHeight());
        int x = (image.getWidth() - shorter) / 2;
        int y = (image.getHeight() - shorter) / 2;
        return scaled(image.getSubimage(x, y, shorter, shorter), side, side);
    }

    /** As the camera's page sends it: the square in the middle, little compressed. */
    static byte[] captured(String name, int side) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(pageQuality());
            writer.setOutput(stream);
            writer.write(null, new IIOImage(middle(bytes(name), side), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Of the script itself: what is measured with these pictures is to be what the page sends. */
    private static float pageQuality() throws IOException {
        Matcher quality = PAGE_QUALITY.matcher(Files.readString(PAGE_SCRIPT));
        if (!quality.find()) {
            throw new IOException("no quality in " + PAGE_SCRIPT);
        }
        return Float.parseFloat(quality.group(1));
    }

    static byte[] grey(String name) {
        BufferedImage color = image(bytes(name));
        BufferedImage grey = new BufferedImage(color.getWidth(), color.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.drawImage(color, 0, 0, null);
        graphics.dispose();
        return encoded(grey, "jpg");
    }

    /** As of a camera that was held sideways: the pixels lie on the side, and EXIF says to turn them clockwise. */
    static byte[] turnedAsExifSays(String name) {
        BufferedImage upright = image(bytes(name));
        int width = upright.getHeight();
        int height = upright.getWidth();
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.translate(0, height);
        graphics.rotate(-Math.PI / 2);
        graphics.drawImage(upright, 0, 0, null);
        graphics.dispose();
        byte[] jpeg = encoded(turned, "jpg");
        // behind SOI: APP1 of 34 bytes, big-endian TIFF, one entry: orientation (0x112), SHORT, one value, 6
        byte[] exif = HexFormat.of()
                .parseHex(
                        "ffe10022457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }
}
