package io.github.keycloakface.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bulk enrollment has done, a line of JSON each, on disk before the person's next photo is begun. It spares the
 * work; that nothing is enrolled twice is the server's doing. A line that the end of the process cut off is dropped.
 */
public final class Journal implements Closeable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FileChannel channel;
    private final Map<JournalLine.Key, JournalLine> lines = new HashMap<>();

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a journal or begins one.
     *
     * @param file is locked until the journal is closed
     * @param target where its photos go: the journal of one server must not spare the work at another
     */
    public static Journal open(Path file, String target) throws IOException, BulkStopped {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        Journal journal = new Journal(file, channel);
        try {
            journal.lock();
            journal.read(header(target));
            return journal;
        } catch (IOException | BulkStopped e) {
            channel.close();
            throw e;
        }
    }

    synchronized Optional<JournalLine> of(BulkPhoto photo, String sha256) {
        return Optional.ofNullable(lines.get(new JournalLine.Key(photo, sha256)));
    }

    /** Returns when the line is on disk. */
    synchronized void add(JournalLine line) throws IOException {
        write(JSON.writeValueAsString(line));
        lines.put(line.key(), line);
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    private void lock() throws IOException, BulkStopped {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new BulkStopped(file + " is in use by another run: wait for its end.", e);
        }
        throw new BulkStopped(file + " is in use by another run: wait for its end.");
    }

    private void read(String header) throws IOException, BulkStopped {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        List<String> whole = new String(bytes, 0, end, UTF_8).lines().toList();
        boolean ours = whole.isEmpty()
                ? header.startsWith(new String(bytes, UTF_8))
                : whole.get(0).equals(header);
        if (!ours) {
            throw new BulkStopped(
                    file + " is not the journal of an enrollment into this realm of this server: name another file.");
        }
        for (String line : whole.subList(Math.min(1, whole.size()), whole.size())) {
            keep(line);
        }
        channel.truncate(end);
        channel.position(end);
        if (whole.isEmpty()) {
            write(header);
        }
    }

    private void keep(String text) throws BulkStopped {
        try {
            JournalLine line = JSON.readValue(text, JournalLine.class);
            lines.put(line.key(), line);
        } catch (JsonProcessingException e) {
            throw new BulkStopped(
                    file + " is damaged: name another file; the server knows what is enrolled already.", e);
        }
    }

    private static String header(String target) throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of("keycloak-face bulk journal 1", target));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
