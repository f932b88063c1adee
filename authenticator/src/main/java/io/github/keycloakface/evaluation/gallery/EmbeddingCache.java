package io.github.keycloakface.evaluation.gallery;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read from photos before, in one file that only grows: a head that names the models, then a record a photo,
 * found by the SHA-256 of its bytes. A record that an interrupted run left unfinished is overwritten. The file holds
 * embeddings, which are biometric data: it is made readable for its owner alone, where the file system knows owners.
 */
final class EmbeddingCache implements AutoCloseable {

    private static final int MAGIC = 0x46414345;
    private static final int VERSION = 1;
    private static final int KEY_BYTES = 32;

    /** Two numbers and the length of the text; the text itself is hex digits, one byte each. */
    private static final int HEAD_BYTES = 2 * Integer.BYTES + Short.BYTES;

    /** A record of 512 numbers has 2 KiB; a damaged file must not ask for memory. */
    private static final int LONGEST = 1 << 16;

    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Path file;
    private final String models;
    private DataOutputStream out;

    private EmbeddingCache(Path file, String models) {
        this.file = file;
        this.models = models;
    }

    /**
     * Opens a file, or makes it. A file of other models is begun anew.
     *
     * @param models names everything that the readings depend on
     * @throws IOException when it cannot be read or written, or is something else
     */
    static EmbeddingCache open(Path file, String models) throws IOException {
        EmbeddingCache cache = new EmbeddingCache(file, models);
        long good = Files.exists(file) ? cache.load() : 0;
        if (good == 0) {
            cache.begin();
        } else {
            cache.append(good);
        }
        return cache;
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    /** @param key 64 hex digits */
    Optional<Reading> find(String key) {
        return Optional.ofNullable(readings.get(key));
    }

    synchronized void add(String key, Reading reading) throws IOException {
        if (readings.putIfAbsent(key, reading) == null) {
            byte[] bytes = ReadingFormat.write(reading);
            out.write(HexFormat.of().parseHex(key));
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Forgets all: the models are the same, but what is made of them is not. */
    synchronized void clear() throws IOException {
        out.close();
        readings.clear();
        begin();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void begin() throws IOException {
        Files.deleteIfExists(file);
        boolean hasOwners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = hasOwners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, ownerOnly);
        append(0);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(models);
    }

    private void append(long from) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE);
        channel.truncate(from).position(from);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    /** @return how many bytes of the file can be used; 0 when it belongs to other models or is empty */
    private long load() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (Files.size(file) == 0) {
                return 0;
            }
            if (in.readInt() != MAGIC) {
                throw new IOException(file + " is no cache of this program; name another file");
            }
            if (in.readInt() != VERSION) {
                return 0;
            }
            String found = in.readUTF();
            return found.equals(models) ? loadRecords(in, HEAD_BYTES + found.length()) : 0;
        } catch (EOFException e) {
            throw new IOException(file + " is no cache of this program; name another file", e);
        }
    }

    private long loadRecords(DataInputStream in, long headBytes) throws IOException {
        long good = headBytes;
        while (true) {
            byte[] key = in.readNBytes(KEY_BYTES);
            byte[] length = in.readNBytes(Integer.BYTES);
            int bytes =
                    length.length < Integer.BYTES ? 0 : ByteBuffer.wrap(length).getInt();
            if (bytes < 0 || bytes > LONGEST) {
                throw new IOException(file + " is damaged; delete it and run again");
            }
            byte[] record = in.readNBytes(bytes);
            if (bytes == 0 || record.length < bytes) {
                return good;
            }
            readings.put(HexFormat.of().formatHex(key), ReadingFormat.read(record));
            good += KEY_BYTES + Integer.BYTES + bytes;
        }
    }
}
