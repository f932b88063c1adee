package io.github.keycloakface.cli;

import io.github.keycloakface.bulk.BulkStopped;
import io.github.keycloakface.bulk.FolderPhotos;
import io.github.keycloakface.bulk.ListedPhotos;
import io.github.keycloakface.bulk.PhotoBody;
import io.github.keycloakface.bulk.PhotoSource;
import io.github.keycloakface.bulk.UserKey;
import io.github.keycloakface.bulk.ZipPhotos;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** Which photos, whose they are, and what is said of them. */
final class EnrollPhotos {

    @Option(
            names = "--root",
            paramLabel = "DIR|ZIP",
            description = "Folder or zip archive with a folder for each person, called as --by says.")
    private Path root;

    @Option(
            names = "--list",
            paramLabel = "CSV",
            description =
                    "Instead: a file with a line user,path for each photo; paths are relative to --root or, without"
                            + " it, to the folder of the list.")
    private Path list;

    @Option(
            names = "--by",
            paramLabel = "KEY",
            defaultValue = "username",
            description = "How people are called: username, email or id (default: ${DEFAULT-VALUE}).")
    private UserKey key;

    @Option(
            names = "--min-quality",
            paramLabel = "N",
            description = "Refuse faces below this quality, " + VerifyOptions.LOWEST_MIN_QUALITY
                    + "..100 (default: the server's).")
    private Integer minQuality;

    @Option(
            names = "--consent-version",
            paramLabel = "TEXT",
            description = "Version of the text that all these people agreed to; kept with each reference.")
    private String consentVersion;

    @Option(
            names = "--consent-time",
            paramLabel = "TIME",
            description = "When, as 2026-01-31T12:00:00Z (default: now).")
    private String consentTime;

    UserKey key() {
        return key;
    }

    PhotoSource open() throws IOException, BulkStopped, CommandFailure {
        if (list != null) {
            Path base = root == null ? list.toAbsolutePath().getParent() : root;
            return new ListedPhotos(existing(list), existing(base));
        }
        if (root == null) {
            throw new CommandFailure("There are no photos: name them by --root or --list.");
        }
        return Files.isDirectory(root) ? new FolderPhotos(root) : ZipPhotos.open(existing(root));
    }

    PhotoBody body() throws CommandFailure {
        if (minQuality != null && (minQuality < VerifyOptions.LOWEST_MIN_QUALITY || minQuality > 100)) {
            throw new CommandFailure("--min-quality must be from " + VerifyOptions.LOWEST_MIN_QUALITY + " to 100.");
        }
        try {
            Instant time = consentTime == null ? Instant.now() : Instant.parse(consentTime);
            return new PhotoBody(minQuality, consentVersion, time.toEpochMilli());
        } catch (DateTimeParseException e) {
            throw new CommandFailure("--consent-time must be a time as 2026-01-31T12:00:00Z.", e);
        }
    }

    private static Path existing(Path path) throws CommandFailure {
        if (!Files.exists(path)) {
            throw new CommandFailure(path + " does not exist.");
        }
        return path;
    }
}
