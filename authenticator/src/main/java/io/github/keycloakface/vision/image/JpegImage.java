package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * A checked JPEG, decoded by OpenCV.
 *
 * @param clean what {@link JpegCheck} wrote: OpenCV recognizes it as JPEG by its first bytes and hands it to no other codec
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
            if (decoded.cols() == Mats.reduced(width, denominator)
                    && decoded.rows() == Mats.reduced(height, denominator)) {
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
