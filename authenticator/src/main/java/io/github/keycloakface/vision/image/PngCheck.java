package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Walks a PNG's chunks, checks order, lengths and checksums, and copies IHDR, PLTE, tRNS, the image data as one IDAT,
 * and IEND. Text, profiles and animation never reach a decoder.
 */
final class PngCheck {

    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final int ANCILLARY = 0x20000000;

    private final byte[] bytes;
    private final ImageLimits limits;
    private final Cursor cursor;
    private final ByteArrayOutputStream clean;
    private final ByteArrayOutputStream data;
    private PngHeader header;
    private int paletteEntries;
    private boolean transparency;
    private int previous;
    private Orientation orientation = Orientation.UPRIGHT;

    PngCheck(byte[] bytes, ImageLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
        this.cursor = new Cursor(bytes, ByteOrder.BIG_ENDIAN);
        this.clean = new ByteArrayOutputStream(bytes.length);
        this.data = new ByteArrayOutputStream(bytes.length);
    }

    RasterImage check() throws ImageRejectedException {
        cursor.skip(SIGNATURE);
        clean.write(bytes, 0, SIGNATURE);
        do {
            chunk();
        } while (previous != IEND);
        require(data.size() > 0, "no image data");
        write(IDAT, data.toByteArray());
        write(IEND, new byte[0]);
        return new RasterImage("png", clean.toByteArray(), header.width(), header.height(), orientation);
    }

    private void chunk() throws ImageRejectedException {
        int length = cursor.i32();
        int typeAt = cursor.position();
        int type = cursor.i32();
        Cursor body = cursor.slice(length);
        int checksum = cursor.i32();
        require((header == null) == (type == IHDR), "no header first");
        if (isKept(type)) {
            require(checksum == checksum(bytes, typeAt, length + 4), "wrong checksum");
            keep(type, body);
        } else {
            require((type & ANCILLARY) != 0, "a critical chunk that no one knows");
        }
        previous = type;
    }

    private static boolean isKept(int type) {
        return type == IHDR || type == PLTE || type == TRNS || type == IDAT || type == IEND || type == EXIF;
    }

    private void keep(int type, Cursor body) throws ImageRejectedException {
        int length = body.remaining();
        switch (type) {
            case IHDR -> {
                header = PngHeader.read(body, limits);
                clean.write(bytes, SIGNATURE, cursor.position() - SIGNATURE);
            }
            case PLTE -> palette(body.take(length));
            case TRNS -> transparency(body.take(length));
            case IDAT -> {
                require(data.size() == 0 || previous == IDAT, "image data in pieces");
                require(header.colorType() != PngHeader.PALETTE || paletteEntries > 0, "no palette");
                data.writeBytes(body.take(length));
            }
            case EXIF -> orientation = ExifOrientation.read(body.take(length));
            default -> require(length == 0, "an end with content");
        }
    }

    private void palette(byte[] colors) throws ImageRejectedException {
        require(paletteEntries == 0 && data.size() == 0 && !header.isGrey(), "a palette where none may be");
        paletteEntries = colors.length / 3;
        require(colors.length % 3 == 0 && paletteEntries >= 1 && paletteEntries <= 256, "a palette of odd length");
        // for RGB it only suggests colors to old screens
        if (header.colorType() == PngHeader.PALETTE) {
            require(paletteEntries <= 1 << header.depth(), "a palette too long");
            write(PLTE, colors);
        }
    }

    private void transparency(byte[] values) throws ImageRejectedException {
        require(!transparency && data.size() == 0 && !header.hasAlpha(), "transparency where none may be");
        transparency = true;
        int expected = header.transparencyLength(paletteEntries);
        boolean palette = header.colorType() == PngHeader.PALETTE;
        require(palette ? values.length <= expected : values.length == expected, "transparency of odd length");
        write(TRNS, values);
    }

    private void write(int type, byte[] body) {
        byte[] typed =
                ByteBuffer.allocate(body.length + 4).putInt(type).put(body).array();
        clean.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
        clean.writeBytes(typed);
        clean.writeBytes(
                ByteBuffer.allocate(4).putInt(checksum(typed, 0, typed.length)).array());
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static void require(boolean condition, String damage) throws ImageRejectedException {
        if (!condition) {
            throw new ImageRejectedException(Reason.UNREADABLE, "a damaged PNG: " + damage);
        }
    }
}
