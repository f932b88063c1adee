package io.github.keycloakface.vision.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds the photos that may lie beside a checkout and are never part of it. */
public final class SharedData {

    private static final String PROPERTY = "face.shared.data";

    private SharedData() {}

    /** The files of a folder and its sub-folders; the test is skipped, saying so, when the folder is not there. */
    public static List<Path> files(String folder) throws IOException {
        Path found = root() == null ? null : root().resolve(folder);
        Assumptions.assumeTrue(
                found != null && Files.isDirectory(found),
                "SKIPPED: no shared/data/" + folder + " above the working directory; -D" + PROPERTY + " can name it");
        try (Stream<Path> files = Files.walk(found)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path root() {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return Path.of(told);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
