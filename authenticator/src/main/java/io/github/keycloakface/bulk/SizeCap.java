package io.github.keycloakface.bulk;

import java.io.IOException;
import java.io.InputStream;

/** Reads no photo larger than the server takes: what a file or an archive says of its size decides nothing. */
final class SizeCap {

    /** The server's default largest body (docs/api.md, max-body-bytes), less room for other members, in base64. */
    static final int MAX_BYTES = (10_420_224 - 4096) / 4 * 3;

    private SizeCap() {}

    static byte[] read(InputStream in) throws IOException, PhotoRefused {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new PhotoRefused("IMAGE_TOO_LARGE", "The file is larger than 7.8 MB: save it smaller.");
        }
        return bytes;
    }

    static PhotoRefused unreadable() {
        return new PhotoRefused(
                "FILE_UNREADABLE", "The file cannot be read: copy it anew, or give the right to read it.");
    }
}
