package io.github.keycloakface.vision.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files made by hand, for what no writer at hand writes. */
final class Bytes {

    private Bytes() {}

    static byte[] of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** {@code inserted} put into {@code bytes} before the index. */
    static byte[] insert(byte[] bytes, int index, byte[] inserted) {
        return join(Arrays.copyOf(bytes, index), inserted, Arrays.copyOfRange(bytes, index, bytes.length));
    }

    /** A JPEG segment. */
    static byte[] segment(int marker, byte[] body) {
        return join(of(0xFF, marker, (body.length + 2) >> 8, (body.length + 2) & 0xFF), body);
    }

    /** A start-of-frame segment of any kind, each component with sampling 1x1. */
    static byte[] frame(int marker, int precision, int width, int height, int components) {
        byte[] body = of(precision, height >> 8, height & 0xFF, width >> 8, width & 0xFF, components);
        for (int i = 1; i <= components; i++) {
            body = join(body, of(i, 0x11, 0));
        }
        return segment(marker, body);
    }

    /** An EXIF block with one entry before the orientation. */
    static byte[] tiff(ByteOrder order, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(38).order(order);
        tiff.put(ascii(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0100).putShort((short) 4).putInt(1).putInt(4000);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return tiff.putInt(0).array();
    }

    static byte[] pngSignature() {
        return of(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    }

    static byte[] chunk(String type, byte[] body) {
        byte[] typed = join(ascii(type), body);
        CRC32 crc = new CRC32();
        crc.update(typed);
        return join(bigEndian(body.length), typed, bigEndian((int) crc.getValue()));
    }

    static byte[] header(int width, int height, int depth, int colorType, int interlace) {
        return chunk("IHDR", join(bigEndian(width), bigEndian(height), of(depth, colorType, 0, 0, interlace)));
    }

    static byte[] bigEndian(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] deflated(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(raw);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** A PNG of one IDAT chunk. */
    static byte[] png(byte[] header, byte[] between, byte[] rows) {
        return join(pngSignature(), header, between, chunk("IDAT", deflated(rows)), chunk("IEND", new byte[0]));
    }
}
