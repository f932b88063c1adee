package io.github.keycloakface.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive that holds a folder for each person. Nothing is unpacked to disk, and no more of an entry is read than a
 * photo may have, whatever the archive says of its size.
 */
public final class ZipPhotos implements PhotoSource {

    /** Far more photos than one run has, and far fewer than fill the memory. */
    private static final int MAX_ENTRIES = 1_000_000;

    private final ZipFile zip;
    private final Map<BulkPhoto, ZipEntry> entries = new HashMap<>();

    private ZipPhotos(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens an archive.
     *
     * @throws BulkStopped when it is none
     */
    public static ZipPhotos open(Path archive) throws IOException, BulkStopped {
        try {
            return new ZipPhotos(new ZipFile(archive.toFile()));
        } catch (ZipException e) {
            throw new BulkStopped(archive + " is not a zip archive that can be read: pack it anew.", e);
        }
    }

    @Override
    public List<BulkPhoto> photos() throws BulkStopped {
        if (zip.size() > MAX_ENTRIES) {
            throw new BulkStopped("The archive has more than " + MAX_ENTRIES + " entries: split it.");
        }
        for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
            if (!entry.isDirectory()) {
                add(entry);
            }
        }
        return entries.keySet().stream()
                .sorted(Comparator.comparing(BulkPhoto::path))
                .toList();
    }

    private void add(ZipEntry entry) throws BulkStopped {
        String path = entry.getName();
        List<String> parts = Arrays.asList(path.split("/", -1));
        // nothing is unpacked: such a name could only lie about whose photo it is
        if (path.contains("\\") || parts.contains("..") || parts.contains(".") || parts.contains("")) {
            throw new BulkStopped("The archive has an entry whose path is not plain: pack the folder anew.");
        }
        boolean hidden = parts.stream().anyMatch(part -> part.startsWith("."))
                || parts.get(0).equals("__MACOSX");
        if (parts.size() > 1 && !hidden && entries.put(new BulkPhoto(parts.get(0), path), entry) != null) {
            throw new BulkStopped("The archive has two entries of one path: pack the folder anew.");
        }
    }

    @Override
    public byte[] read(BulkPhoto photo) throws PhotoRefused {
        try (InputStream in = zip.getInputStream(entries.get(photo))) {
            return SizeCap.read(in);
        } catch (IOException e) {
            throw SizeCap.unreadable();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
