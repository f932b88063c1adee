package io.github.keycloakface.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes the gzipped ustar stream that npm calls a package. */
final class NpmArchive {

    private static final int BLOCK = 512;

    private NpmArchive() {}

    static byte[] of(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                write(tar, member.getKey(), '0', member.getValue());
            }
            tar.write(new byte[2 * BLOCK]);
        }
        return bytes.toByteArray();
    }

    /** One member whose path stands in a pax header, as node-tar writes names that ustar cannot hold. */
    static byte[] withPaxPath(String path, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(bytes)) {
            String entry = " path=" + path + "\n";
            String pax = (entry.length() + 2) + entry;
            write(tar, "PaxHeader/x", 'x', pax.getBytes(StandardCharsets.UTF_8));
            write(tar, "package/short", '0', content);
            tar.write(new byte[2 * BLOCK]);
        }
        return bytes.toByteArray();
    }

    private static void write(GZIPOutputStream tar, String path, char type, byte[] content) throws IOException {
        byte[] header = new byte[BLOCK];
        put(header, 0, path);
        put(header, 124, String.format("%011o", content.length));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
