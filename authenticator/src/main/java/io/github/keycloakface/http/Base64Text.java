package io.github.keycloakface.http;

import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes base64 while it arrives, so that the text of a large image is never in memory as a whole. Takes what clients
 * send: a {@code data:} URL, white space, both alphabets, padding or none.
 */
public final class Base64Text extends Writer {

    private static final String DATA_SCHEME = "data";

    /** {@code data:image/jpeg;charset=...;base64,} with room. */
    private static final int MAX_HEADER_CHARS = 128;

    private static final int MAX_PADDING = 2;

    private final StringBuilder head = new StringBuilder();
    private StringBuilder header;
    private byte[] decoded;
    private int length;
    private int bits;
    private int symbols;
    private int padding;
    private boolean headerSeen;
    private boolean broken;

    /**
     * Makes a decoder of one text.
     *
     * @param expectedChars about how many will come; a hint
     */
    public Base64Text(int expectedChars) {
        decoded = new byte[expectedChars / 4 * 3 + 3];
    }

    @Override
    public void write(char[] chars, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            take(chars[i]);
        }
    }

    public void take(char c) {
        if (broken) {
            return;
        }
        if (header != null) {
            takeHeader(c);
        } else if (!isWhite(c)) {
            takeSymbol(c);
        }
    }

    /** Nothing but white space, or nothing behind the header of a data URL. */
    public boolean isEmpty() {
        return !broken && header == null && symbols == 0 && padding == 0;
    }

    /** The bytes; empty when the text was not base64. */
    public Optional<byte[]> bytes() {
        // one symbol alone is six bits: no byte
        if (broken || header != null || symbols % 4 == 1 || symbols == 0) {
            return Optional.empty();
        }
        return Optional.of(length == decoded.length ? decoded : Arrays.copyOf(decoded, length));
    }

    private void takeSymbol(char c) {
        int value = value(c);
        if (c == '=') {
            padding++;
            broken = padding > MAX_PADDING;
        } else if (c == ':' && !headerSeen && DATA_SCHEME.contentEquals(head)) {
            header = new StringBuilder();
        } else if (value < 0 || padding > 0) {
            broken = true;
        } else {
            remember(c);
            append(value);
        }
    }

    private void takeHeader(char c) {
        if (c != ',') {
            header.append(c);
            broken = header.length() > MAX_HEADER_CHARS;
            return;
        }
        broken = !header.toString().toLowerCase(Locale.ROOT).endsWith(";base64");
        header = null;
        headerSeen = true;
        length = 0;
        symbols = 0;
        bits = 0;
    }

    private void remember(char c) {
        if (head.length() <= DATA_SCHEME.length()) {
            head.append(Character.toLowerCase(c));
        }
    }

    private void append(int value) {
        bits = bits << 6 | value;
        int position = symbols++ % 4;
        if (position > 0) {
            if (length == decoded.length) {
                decoded = Arrays.copyOf(decoded, length + (length >> 1));
            }
            decoded[length++] = (byte) (bits >> 6 - 2 * position);
        }
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        if (c == '+' || c == '-') {
            return 62;
        }
        return c == '/' || c == '_' ? 63 : -1;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
