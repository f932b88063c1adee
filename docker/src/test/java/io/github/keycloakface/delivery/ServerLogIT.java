package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server left behind after all other tests: nothing of a face, and nothing unforeseen. */
@Order(Integer.MAX_VALUE)
@ExtendWith(LiveServer.class)
class ServerLogIT {

    /**
     * No id, path or class name of Keycloak comes near this length without a separator; the smallest photo is far
     * over.
     */
    private static final Pattern LONG_BASE64 = Pattern.compile("[A-Za-z0-9+_-]{120,}={0,2}");

    /** Keycloak's own words, with its own stack, when a user has none of the credentials that a flow asks for. */
    private static final String NOBODY_PASSES = "KC-SERVICES0013: Failed authentication";

    /** The same, of whoever calls it, when a mail server does not answer. */
    private static final String NO_MAIL_SERVER = "KC-SERVICES0029: Failed to send email";

    private final KeycloakServer server;

    ServerLogIT(KeycloakServer server, FaceApi api) {
        this.server = server;
        // so that it says something even when it runs alone
        api.verify(Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.AUDREY));
    }

    @Test
    void theLogHoldsNoStackTrace() {
        List<String> entries = entries();
        assertThat(entries).isNotEmpty();
        assertThat(entries)
                .filteredOn(entry -> !entry.contains(NO_MAIL_SERVER))
                .noneMatch(entry -> entry.contains("\nCaused by: "))
                .noneMatch(entry -> entry.contains("\n\tat io.github.keycloakface"))
                .filteredOn(entry -> !entry.contains(NOBODY_PASSES))
                .noneMatch(entry -> entry.contains("\n\tat "));
    }

    /** Each with all its lines: an entry begins with a date. */
    private List<String> entries() {
        return List.of(server.log().split("\\R(?=\\d{4}-\\d\\d-\\d\\d )", -1));
    }

    @Test
    void theLogHoldsNoImage() {
        assertThat(LONG_BASE64.matcher(server.log().replace("/", "")).results().map(found -> found.group()))
                .isEmpty();
    }

    @Test
    void theTempFolderHoldsNoImage() throws IOException {
        for (Path file : BuildFolder.filesUnder(server.tempFolder())) {
            assertThat(isImage(file)).as(file.toString()).isFalse();
        }
    }

    private static boolean isImage(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            List<byte[]> signatures = List.of(
                    new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
                    new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                    new byte[] {'B', 'M'},
                    new byte[] {'/', '9', 'j', '/'});
            return signatures.stream()
                    .anyMatch(signature -> Arrays.equals(Arrays.copyOf(start, signature.length), signature));
        }
    }
}
