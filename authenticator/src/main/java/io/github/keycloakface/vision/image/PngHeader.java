package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;

/**
 * What a PNG's IHDR chunk says.
 *
 * @param depth bits a sample
 * @param colorType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 */
record PngHeader(int width, int height, int depth, int colorType) {

    static final int PALETTE = 3;
    private static final int LENGTH = 13;

    static PngHeader read(Cursor chunk, ImageLimits limits) throws ImageRejectedException {
        require(chunk.remaining() == LENGTH);
        long width = chunk.u32();
        long height = chunk.u32();
        int depth = chunk.u8();
        int colorType = chunk.u8();
        int compression = chunk.u8();
        int filter = chunk.u8();
        int interlace = chunk.u8();
        require(compression == 0 && filter == 0 && interlace <= 1);
        require(isKnown(depth, colorType));
        PixelCap.check(width, height, limits);
        PixelCap.checkHeap(width, height, bitsPerPixel(depth, colorType), limits);
        return new PngHeader((int) width, (int) height, depth, colorType);
    }

    private static boolean isKnown(int depth, int colorType) {
        return switch (colorType) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    /**
     * With an alpha that a later tRNS chunk may add: the JDK's reader then makes one more band of it. 16-bit grey
     * counts like colors, for its time: 25 megapixels of it took 2.4 s of CPU on a cold JVM.
     */
    private static int bitsPerPixel(int depth, int colorType) {
        int bands = switch (colorType) {
            case 0, 4 -> depth == 16 ? 4 : 2;
            case PALETTE -> 1;
            default -> 4;
        };
        return bands * depth;
    }

    boolean hasAlpha() {
        return colorType == 4 || colorType == 6;
    }

    boolean isGrey() {
        return colorType == 0 || colorType == 4;
    }

    /** Length that a tRNS chunk must have; for a palette the largest. */
    int transparencyLength(int paletteEntries) {
        return colorType == PALETTE ? paletteEntries : isGrey() ? 2 : 6;
    }

    private static void require(boolean condition) throws ImageRejectedException {
        if (!condition) {
            throw new ImageRejectedException(Reason.UNREADABLE, "a damaged PNG header");
        }
    }
}
