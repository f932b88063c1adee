package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;

/** Checks the tables that a decoder builds before it reads a scan. */
final class JpegTables {

    /** A JPEG has four slots for each kind of table. */
    static final int SLOTS = 4;

    private static final int CODE_LENGTHS = 16;
    private static final int MAX_SYMBOLS = 256;
    private static final int COEFFICIENTS = 64;

    private JpegTables() {}

    static void checkHuffman(Cursor segment) throws ImageRejectedException {
        while (segment.remaining() > 0) {
            int slot = segment.u8();
            require(slot >> 4 <= 1 && (slot & 0xF) < SLOTS);
            int symbols = 0;
            for (int i = 0; i < CODE_LENGTHS; i++) {
                symbols += segment.u8();
            }
            require(symbols <= MAX_SYMBOLS);
            segment.skip(symbols);
        }
    }

    static void checkQuantization(Cursor segment) throws ImageRejectedException {
        while (segment.remaining() > 0) {
            int slot = segment.u8();
            require(slot >> 4 <= 1 && (slot & 0xF) < SLOTS);
            segment.skip(COEFFICIENTS * ((slot >> 4) + 1));
        }
    }

    static void checkRestartInterval(Cursor segment) throws ImageRejectedException {
        require(segment.remaining() == 2);
    }

    private static void require(boolean condition) throws ImageRejectedException {
        if (!condition) {
            throw new ImageRejectedException(Reason.UNREADABLE, "a damaged JPEG table");
        }
    }
}
