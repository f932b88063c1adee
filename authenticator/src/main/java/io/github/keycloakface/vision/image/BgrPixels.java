package io.github.keycloakface.vision.image;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Converts what the JDK's readers make to BGR, strip by strip, alpha laid over white. */
final class BgrPixels {

    /** Large enough that JNI calls do not count, small enough for a young generation. */
    private static final int STRIP_PIXELS = 1 << 16;

    private static final int OPAQUE = 255;

    private final BufferedImage image;
    private final int width;
    private final boolean components;
    private final boolean wide;

    private BgrPixels(BufferedImage image) {
        this.image = image;
        this.width = image.getWidth();
        this.components = image.getColorModel() instanceof ComponentColorModel;
        this.wide = image.getRaster().getTransferType() == DataBuffer.TYPE_USHORT;
    }

    /** A CV_8UC3 matrix that the caller closes. */
    static Mat of(BufferedImage image) {
        return Mats.made(new BgrPixels(image)::fill);
    }

    private void fill(Mat bgr) {
        bgr.create(image.getHeight(), width, CvType.CV_8UC3);
        int rows = Math.max(1, STRIP_PIXELS / width);
        for (int y = 0; y < image.getHeight(); y += rows) {
            int count = Math.min(rows, image.getHeight() - y);
            bgr.put(y, 0, components ? fromSamples(y, count) : fromArgb(y, count));
        }
    }

    /** Not getRGB(): Java takes grey samples as linear light and would brighten every grey photo. */
    private byte[] fromSamples(int y, int rows) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, width, rows, (int[]) null);
        byte[] bgr = new byte[3 * width * rows];
        int green = bands < 3 ? 0 : 1;
        for (int from = 0, to = 0; to < bgr.length; from += bands, to += 3) {
            int alpha = bands % 2 == 0 ? narrow(samples[from + bands - 1]) : OPAQUE;
            bgr[to] = onWhite(narrow(samples[from + 2 * green]), alpha);
            bgr[to + 1] = onWhite(narrow(samples[from + green]), alpha);
            bgr[to + 2] = onWhite(narrow(samples[from]), alpha);
        }
        return bgr;
    }

    private byte[] fromArgb(int y, int rows) {
        int[] argb = image.getRGB(0, y, width, rows, null, 0, width);
        byte[] bgr = new byte[3 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            bgr[3 * i] = onWhite(argb[i] & 0xFF, alpha);
            bgr[3 * i + 1] = onWhite(argb[i] >> 8 & 0xFF, alpha);
            bgr[3 * i + 2] = onWhite(argb[i] >> 16 & 0xFF, alpha);
        }
        return bgr;
    }

    private int narrow(int sample) {
        return wide ? (sample + 128) / 257 : sample;
    }

    private static byte onWhite(int sample, int alpha) {
        if (alpha == OPAQUE) {
            return (byte) sample;
        }
        return (byte) ((sample * alpha + OPAQUE * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE);
    }
}
