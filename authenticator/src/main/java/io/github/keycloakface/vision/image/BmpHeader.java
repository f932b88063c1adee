package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;

/**
 * What a BMP's DIB header says, of any of its versions.
 *
 * @param length bytes of the DIB header, 12 (OS/2 1.x) to 124 (version 5)
 * @param height negative when the rows run from top to bottom
 * @param compression one of the four constants
 * @param paletteEntries as told; 0 = all that the bits allow
 */
record BmpHeader(int length, int width, int height, int bits, int compression, long paletteEntries) {

    static final int RGB = 0;
    static final int RLE8 = 1;
    static final int RLE4 = 2;
    static final int BITFIELDS = 3;

    static final int CORE_LENGTH = 12;
    static final int INFO_LENGTH = 40;
    /** Headers of at least this length hold the masks that otherwise follow them. */
    static final int WITH_MASKS_LENGTH = 52;

    private static final int ALPHA_BITFIELDS = 6;

    static BmpHeader read(Cursor file, ImageLimits limits) throws ImageRejectedException {
        int length = file.i32();
        BmpHeader header = switch (length) {
            case CORE_LENGTH -> core(file);
            case INFO_LENGTH, WITH_MASKS_LENGTH, 56, 64, 108, 124 -> info(file, length);
            default -> throw unsupported();
        };
        header.check();
        PixelCap.check(header.width, Math.abs((long) header.height), limits);
        PixelCap.checkHeap(header.width, Math.abs((long) header.height), header.bits, limits);
        return header;
    }

    private static BmpHeader core(Cursor file) throws ImageRejectedException {
        int width = file.u16();
        int height = file.u16();
        checkPlanes(file.u16());
        return new BmpHeader(CORE_LENGTH, width, height, file.u16(), RGB, 0);
    }

    private static BmpHeader info(Cursor file, int length) throws ImageRejectedException {
        int width = file.i32();
        int height = file.i32();
        checkPlanes(file.u16());
        int bits = file.u16();
        int compression = file.i32();
        file.skip(12);
        long paletteEntries = file.u32();
        file.skip(4);
        // alpha is not read, so both kinds of masks are one; in OS/2 2.x the number means a fax coding
        boolean masks = compression == BITFIELDS || compression == ALPHA_BITFIELDS;
        if (masks && length == 64) {
            throw unsupported();
        }
        return new BmpHeader(length, width, height, bits, masks ? BITFIELDS : compression, paletteEntries);
    }

    private static void checkPlanes(int planes) throws ImageRejectedException {
        if (planes != 1) {
            throw new ImageRejectedException(Reason.UNREADABLE, "a BMP of " + planes + " planes");
        }
    }

    private void check() throws ImageRejectedException {
        boolean known = switch (compression) {
            case RGB -> isIndexed() || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8 && height > 0;
            case RLE4 -> bits == 4 && height > 0;
            case BITFIELDS -> bits == 16 || bits == 32;
            default -> false;
        };
        if (!known) {
            throw unsupported();
        }
    }

    private static ImageRejectedException unsupported() {
        return new ImageRejectedException(Reason.UNSUPPORTED_FORMAT, "a BMP of a rare kind");
    }

    boolean isIndexed() {
        return bits == 1 || bits == 4 || bits == 8;
    }

    boolean isRunLengthCoded() {
        return compression == RLE8 || compression == RLE4;
    }

    /** Bytes of all rows, each padded to four bytes; for pixels that are not run-length coded. */
    long dataLength() {
        long row = ((long) width * bits + 31) / 32 * 4;
        return row * Math.abs((long) height);
    }
}
