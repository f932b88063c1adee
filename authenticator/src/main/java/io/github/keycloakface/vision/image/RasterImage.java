package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.RasterFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.opencv.core.Mat;

/**
 * A checked PNG or BMP, decoded by the JDK's reader: pure Java, where a hole in a parser is an exception and not
 * foreign code, and updated with the JDK, which the libpng inside OpenCV (1.6.37 of 2019) is not.
 *
 * @param format ImageIO's name of the format
 * @param clean what the check wrote
 */
record RasterImage(String format, byte[] clean, int width, int height, Orientation orientation)
        implements EncodedImage {

    @Override
    public boolean decodesReduced() {
        return false;
    }

    @Override
    public Mat decode(int denominator) throws ImageRejectedException {
        if (denominator != 1) {
            throw new IllegalArgumentException("no reduction by " + denominator);
        }
        BufferedImage image = read();
        if (image.getWidth() != width || image.getHeight() != height) {
            throw new ImageRejectedException(Reason.UNREADABLE, "pixels do not fit the header");
        }
        return BgrPixels.of(image);
    }

    private BufferedImage read() throws ImageRejectedException {
        ImageReader reader = null;
        // held in memory: ImageIO.createImageInputStream would cache the photo in a file
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(clean))) {
            reader = jdkReader().createReaderInstance();
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | RasterFormatException e) {
            throw new ImageRejectedException(Reason.UNREADABLE, "the " + format + " data are damaged", e);
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    /** The reader out of java.desktop itself: plug-ins that other jars register must not see foreign bytes. */
    private ImageReaderSpi jdkReader() {
        Iterator<ImageReaderSpi> spis = IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, spi -> isJdkReader((ImageReaderSpi) spi), false);
        if (!spis.hasNext()) {
            throw new IllegalStateException("this Java runtime has no reader of its own for " + format);
        }
        return spis.next();
    }

    private boolean isJdkReader(ImageReaderSpi spi) {
        return spi.getClass().getModule() == ImageIO.class.getModule() && spi.getFormatNames()[0].equals(format);
    }
}
