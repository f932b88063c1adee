package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * A checked JPEG, decoded by OpenCV (openpnp 4.9.0-0, which bundles libjpeg-turbo 2.1.3 without SIMD).
 *
 * <p>Why not the JDK's reader: it cannot decode at reduced size. Its subsampling picks single pixels after a full
 * decoding, which costs more and blurs nothing, so that small faces alias. CPU milliseconds, one thread, medians on a
 * noisy two-core machine (full size, 1/2, 1/4, 1/8):
 *
 * <pre>
 *                     640x480                12 megapixels        20 megapixels
 * OpenCV, JDK 17      3.1  1.8  1.3  0.6     144  41  25  14      319  100   62  35
 * JDK 17 of Debian    3.4  2.0  1.6  -       152  90  61   -      273  137  105   -
 * Temurin 25          8.4  6.6  5.4  -       200 164 140   -      444  327  271   -
 * </pre>
 *
 * <p>Trust: the JDK's copy (libjpeg 6b, or the system's library in Debian's build) gets vendor updates, OpenCV's does
 * not. The change log of libjpeg-turbo from 2.1.4 to 3.1.2 was read for what a decompressor can meet. CVE-2023-2804
 * and the overruns fixed with it need 12 or 16 bits or lossless coding, which this version cannot read and {@link
 * JpegFrame} refuses; CVE-2021-29390 was fixed before. Left were a read of uninitialized memory at reduced size with
 * 4x2 or 2x4 sampling (fixed in 3.0.0, refused by {@link JpegFrame}), a slow-down by floods of markers (3.0.4, {@link
 * JpegCheck}) and scan bombs ({@link JpegScans}). EXIF, ICC and other metadata are never copied. Should a hole become
 * known that these checks leave open, another {@link EncodedImage} over the same checked bytes takes this one's
 * place.
 *
 * <p>For damaged entropy-coded data libjpeg writes one line to the standard error stream, without any of the content.
 *
 * @param clean what {@link JpegCheck} wrote: OpenCV recognizes it as JPEG by its first bytes and hands it to no
 *     other codec
 */
record JpegImage(byte[] clean, int width, int height, Orientation orientation) implements EncodedImage {

    @Override
    public boolean decodesReduced() {
        return true;
    }

    @Override
    public Mat decode(int denominator) throws ImageRejectedException {
        MatOfByte buffer = new MatOfByte(clean);
        try {
            // the copy has no EXIF left; the flag only spares OpenCV the search
            Mat decoded = Imgcodecs.imdecode(buffer, flag(denominator) | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
            boolean wide = decoded.cols() == Mats.reduced(width, denominator);
            if (wide && decoded.rows() == Mats.reduced(height, denominator)) {
                return decoded;
            }
            decoded.release();
            throw new ImageRejectedException(Reason.UNREADABLE, "the JPEG's compressed data are damaged");
        } finally {
            buffer.release();
        }
    }

    private static int flag(int denominator) {
        return switch (denominator) {
            case 1 -> Imgcodecs.IMREAD_COLOR;
            case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
            case 4 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
            case 8 -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
            default -> throw new IllegalArgumentException("no reduction by " + denominator);
        };
    }
}
