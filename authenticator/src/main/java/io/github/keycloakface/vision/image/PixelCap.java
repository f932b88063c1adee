package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;

/** The size rules that every format shares, applied to header values before any pixel is allocated. */
final class PixelCap {

    private PixelCap() {}

    static void check(long width, long height, ImageLimits limits) throws ImageRejectedException {
        if (width < 1 || height < 1) {
            throw new ImageRejectedException(Reason.UNREADABLE, "an image without pixels");
        }
        // by division, so that no product of two foreign numbers can overflow
        if (width > limits.maxPixels() / height) {
            throw new ImageRejectedException(Reason.TOO_LARGE, "more than " + limits.maxPixels() + " pixels");
        }
    }

    /** Heap that a JDK reader takes: four bytes a pixel at the cap, so that any 8-bit image within the cap passes. */
    static void checkHeap(long width, long height, int bitsPerPixel, ImageLimits limits) throws ImageRejectedException {
        if (width * height * bitsPerPixel > limits.maxPixels() * Integer.SIZE) {
            throw new ImageRejectedException(Reason.TOO_LARGE, "more bits a pixel than an image of this size may have");
        }
    }
}
