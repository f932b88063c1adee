package io.github.keycloakface.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that holds a folder for each person. Links are not followed, hidden files are not looked at. */
public record FolderPhotos(Path root) implements PhotoSource {

    @Override
    public List<BulkPhoto> photos() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(root::relativize)
                    .filter(path -> path.getNameCount() > 1 && !isHidden(path))
                    .sorted()
                    .map(path -> new BulkPhoto(path.getName(0).toString(), slashes(path)))
                    .toList();
        } catch (UncheckedIOException e) {
            // how a walk says that a folder inside cannot be read
            throw e.getCause();
        }
    }

    @Override
    public byte[] read(BulkPhoto photo) throws PhotoRefused {
        try (InputStream in = Files.newInputStream(root.resolve(photo.path()), LinkOption.NOFOLLOW_LINKS)) {
            return SizeCap.read(in);
        } catch (IOException e) {
            throw SizeCap.unreadable();
        }
    }

    private static boolean isHidden(Path path) {
        return Stream.iterate(path, Path::getParent)
                .takeWhile(part -> part != null)
                .anyMatch(part -> part.getFileName().toString().startsWith("."));
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
