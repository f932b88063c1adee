package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a BMP's headers and writes it anew with a plain 40-byte header, a full palette or three masks, and the pixel
 * data. Version 5's color profiles are left behind: they may name a file on the server. So is alpha, which writers of
 * BMP leave at zero too often to be trusted, and which common viewers ignore.
 */
final class BmpCheck {

    private static final int FILE_HEADER = 14;
    private static final int DATA_OFFSET_AT = 10;
    private static final int MASKS = 3;
    private static final int QUAD = 4;

    private final byte[] bytes;
    private final ImageLimits limits;
    private final Cursor cursor;

    BmpCheck(byte[] bytes, ImageLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
        this.cursor = new Cursor(bytes, ByteOrder.LITTLE_ENDIAN);
    }

    RasterImage check() throws ImageRejectedException {
        cursor.skip(DATA_OFFSET_AT);
        long dataOffset = cursor.u32();
        BmpHeader header = BmpHeader.read(cursor, limits);
        byte[] colors = colors(header, dataOffset);
        int dataLength = dataLength(header, dataOffset);
        int offset = FILE_HEADER + BmpHeader.INFO_LENGTH + colors.length;
        ByteBuffer clean = ByteBuffer.allocate(offset + dataLength).order(ByteOrder.LITTLE_ENDIAN);
        clean.put((byte) 'B').put((byte) 'M').putInt(clean.capacity()).putInt(0).putInt(offset);
        clean.putInt(BmpHeader.INFO_LENGTH).putInt(header.width()).putInt(header.height());
        clean.putShort((short) 1)
                .putShort((short) header.bits())
                .putInt(header.compression())
                .putInt(dataLength);
        clean.putLong(0).putInt(header.isIndexed() ? 1 << header.bits() : 0).putInt(0);
        clean.put(colors).put(bytes, (int) dataOffset, dataLength);
        int height = Math.abs(header.height());
        return new RasterImage("bmp", clean.array(), header.width(), height, Orientation.UPRIGHT);
    }

    private byte[] colors(BmpHeader header, long dataOffset) throws ImageRejectedException {
        if (header.compression() == BmpHeader.BITFIELDS) {
            return masks(header);
        }
        return header.isIndexed() ? palette(header, dataOffset) : new byte[0];
    }

    /** All entries that the bits can name, black where the file has none, so that no pixel points outside. */
    private byte[] palette(BmpHeader header, long dataOffset) throws ImageRejectedException {
        cursor.skip(FILE_HEADER + header.length() - cursor.position());
        int entryLength = header.length() == BmpHeader.CORE_LENGTH ? 3 : QUAD;
        long room = Math.max(0, dataOffset - cursor.position()) / entryLength;
        long told = header.paletteEntries() == 0 ? room : header.paletteEntries();
        long entries = Math.min(Math.min(told, room), 1L << header.bits());
        byte[] palette = new byte[QUAD << header.bits()];
        for (int i = 0; i < entries; i++) {
            System.arraycopy(cursor.take(entryLength), 0, palette, i * QUAD, 3);
        }
        return palette;
    }

    private byte[] masks(BmpHeader header) throws ImageRejectedException {
        ByteBuffer masks = ByteBuffer.allocate(MASKS * QUAD).order(ByteOrder.LITTLE_ENDIAN);
        long taken = 0;
        for (int i = 0; i < MASKS; i++) {
            long mask = cursor.u32();
            require(isContiguous(mask) && (mask & taken) == 0 && mask >> header.bits() == 0);
            taken |= mask;
            masks.putInt((int) mask);
        }
        return masks.array();
    }

    private static boolean isContiguous(long mask) {
        long shifted = mask >> Long.numberOfTrailingZeros(mask);
        return mask != 0 && (shifted & (shifted + 1)) == 0;
    }

    private int dataLength(BmpHeader header, long dataOffset) throws ImageRejectedException {
        require(dataOffset >= cursor.position() && dataOffset < bytes.length);
        int present = bytes.length - (int) dataOffset;
        if (header.isRunLengthCoded()) {
            return present;
        }
        require(header.dataLength() <= present);
        return (int) header.dataLength();
    }

    private static void require(boolean condition) throws ImageRejectedException {
        if (!condition) {
            throw new ImageRejectedException(Reason.UNREADABLE, "a damaged BMP");
        }
    }
}
