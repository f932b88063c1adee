package io.github.keycloakface.bulk;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Photos that a list names: a line each, {@code user,path}. Nothing is quoted: all behind the first comma is the path.
 *
 * @param root what paths are relative to, and stay in
 */
public record ListedPhotos(Path list, Path root) implements PhotoSource {

    private static final String HEADER = "user,path";

    @Override
    public List<BulkPhoto> photos() throws IOException, BulkStopped {
        Set<BulkPhoto> photos = new LinkedHashSet<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            if (!line.isBlank() && !(number == 1 && HEADER.equalsIgnoreCase(line.strip()))) {
                photos.add(photo(line, number));
            }
        }
        return new ArrayList<>(photos);
    }

    private List<String> lines() throws IOException, BulkStopped {
        try {
            return Files.readAllLines(list);
        } catch (MalformedInputException e) {
            throw new BulkStopped(list + " is not UTF-8: save it as that.", e);
        }
    }

    private BulkPhoto photo(String line, int number) throws BulkStopped {
        int comma = line.indexOf(',');
        String user = comma < 0 ? "" : line.substring(0, comma).strip();
        String path = comma < 0 ? "" : line.substring(comma + 1).strip();
        try {
            Path inside = Path.of(path).normalize();
            if (!user.isEmpty() && !path.isEmpty() && !inside.isAbsolute() && !inside.startsWith("..")) {
                return new BulkPhoto(user, path);
            }
        } catch (InvalidPathException e) {
            throw new BulkStopped(list + ", line " + number + ": the path is not one of this system.", e);
        }
        throw new BulkStopped(list + ", line " + number + ": write user,path with a path that is relative and stays in "
                + root + ".");
    }

    @Override
    public byte[] read(BulkPhoto photo) throws PhotoRefused {
        return new FolderPhotos(root).read(photo);
    }
}
