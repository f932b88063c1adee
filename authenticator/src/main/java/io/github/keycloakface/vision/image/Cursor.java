package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads numbers from a range of bytes; what would lie outside the range is a damaged image, never an index error. */
final class Cursor {

    private final byte[] bytes;
    private final int end;
    private final ByteBuffer numbers;
    private int position;

    Cursor(byte[] bytes, ByteOrder order) {
        this(bytes, 0, bytes.length, order);
    }

    private Cursor(byte[] bytes, int from, int end, ByteOrder order) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.numbers = ByteBuffer.wrap(bytes).order(order);
    }

    /** Index of the next byte in the array that was given. */
    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    int u8() throws ImageRejectedException {
        return bytes[advance(1)] & 0xFF;
    }

    int u16() throws ImageRejectedException {
        return numbers.getShort(advance(2)) & 0xFFFF;
    }

    int i32() throws ImageRejectedException {
        return numbers.getInt(advance(4));
    }

    long u32() throws ImageRejectedException {
        return i32() & 0xFFFFFFFFL;
    }

    void skip(int count) throws ImageRejectedException {
        advance(count);
    }

    byte[] take(int count) throws ImageRejectedException {
        byte[] taken = new byte[checked(count)];
        System.arraycopy(bytes, advance(count), taken, 0, count);
        return taken;
    }

    /** A cursor over the next bytes, which this one steps over. */
    Cursor slice(int count) throws ImageRejectedException {
        int from = advance(count);
        return new Cursor(bytes, from, from + count, numbers.order());
    }

    /** Whether the bytes to come are these; does not move. */
    boolean startsWith(byte[] expected) {
        if (remaining() < expected.length) {
            return false;
        }
        return Arrays.equals(bytes, position, position + expected.length, expected, 0, expected.length);
    }

    private int advance(int count) throws ImageRejectedException {
        int from = position;
        position += checked(count);
        return from;
    }

    private int checked(int count) throws ImageRejectedException {
        if (count < 0 || count > remaining()) {
            throw new ImageRejectedException(Reason.UNREADABLE, "the image ends too early");
        }
        return count;
    }
}
