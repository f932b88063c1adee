package io.github.keycloakface.vision.image;

import java.nio.ByteOrder;

/**
 * Reads one tag, Orientation, of the first directory of an EXIF (TIFF) block and nothing else. Whatever is wrong with
 * the block, the image is taken as upright: viewers show such photos, so a person must be able to log in with them.
 */
final class ExifOrientation {

    private static final int TIFF_MAGIC = 42;
    private static final int TAG = 0x0112;
    private static final int TYPE_SHORT = 3;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int VALUE_IN_ENTRY = 8;

    private ExifOrientation() {}

    static Orientation read(byte[] tiff) {
        try {
            return Orientation.ofTag(tagValue(tiff));
        } catch (ImageRejectedException e) {
            return Orientation.UPRIGHT;
        }
    }

    private static int tagValue(byte[] tiff) throws ImageRejectedException {
        Cursor cursor = new Cursor(tiff, byteOrder(tiff));
        cursor.skip(2);
        int magic = cursor.u16();
        long directory = cursor.u32();
        if (magic != TIFF_MAGIC || directory < HEADER || directory > tiff.length) {
            return 1;
        }
        cursor.skip((int) directory - HEADER);
        // two bytes of count: at most 65,535 entries of 12 bytes, and the cursor ends with the block
        for (int entries = cursor.u16(); entries > 0; entries--) {
            Cursor entry = cursor.slice(ENTRY);
            if (entry.u16() == TAG && entry.u16() == TYPE_SHORT) {
                entry.skip(VALUE_IN_ENTRY - 4);
                return entry.u16();
            }
        }
        return 1;
    }

    private static ByteOrder byteOrder(byte[] tiff) {
        return tiff.length > 0 && tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }
}
