package io.github.keycloakface.rest;

import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The files of the admin page; there are no others, so a name from outside can reach nothing else. */
enum ConsoleFile {
    PAGE("console.html", "text/html;charset=utf-8"),
    SCRIPT("console.js", "text/javascript;charset=utf-8"),
    STYLE("console.css", "text/css;charset=utf-8");

    private static final String FOLDER = "/keycloak-face/console/";

    private final String file;
    private final String type;

    ConsoleFile(String file, String type) {
        this.file = file;
        this.type = type;
    }

    /** What the page itself refers to. */
    static Optional<ConsoleFile> named(String file) {
        return Arrays.stream(values())
                .filter(known -> known != PAGE && known.file.equals(file))
                .findFirst();
    }

    String type() {
        return type;
    }

    byte[] bytes() {
        try (InputStream in = ConsoleFile.class.getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes with the content and with nothing else. */
    static EntityTag tag(byte[] bytes) {
        try {
            return new EntityTag(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
