package io.github.keycloakface.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails as soon as a body turns out longer than allowed: its Content-Length may be absent. */
public final class CappedBody extends FilterInputStream {

    private long left;

    public CappedBody(InputStream in, long maxBytes) {
        super(in);
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        return read < 0 ? read : count(1, read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        return read <= 0 ? read : count(read, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int count(int bytes, int result) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new BodyTooLargeException();
        }
        return result;
    }
}
