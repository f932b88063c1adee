package io.github.keycloakface.vision.image;

import org.opencv.core.Mat;

/** An image that passed the check of its format and whose pixels are still to be decoded. */
interface EncodedImage {

    /** Full width as stored, before {@link #orientation()}, pixels. */
    int width();

    /** Full height as stored, before {@link #orientation()}, pixels. */
    int height();

    Orientation orientation();

    /** Whether {@link #decode} takes denominators above 1. */
    boolean decodesReduced();

    /**
     * The pixels as stored, CV_8UC3 in BGR order, with sides divided by {@code denominator} (1, 2, 4 or 8) and
     * rounded up. The caller closes the matrix. OpenCV's own exceptions may leave this method.
     */
    Mat decode(int denominator) throws ImageRejectedException;
}
