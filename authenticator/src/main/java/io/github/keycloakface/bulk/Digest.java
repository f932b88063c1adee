package io.github.keycloakface.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hex. */
final class Digest {

    private Digest() {}

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What the server knows a photo by. Of user and content, not of the file's name: what was moved or renamed since is
     * not enrolled again. Of the user, so that nobody sees from two users that they share a photo.
     */
    static String importId(String userId, String photoDigest) {
        return "bulk-1-" + of(("keycloak-face bulk 1\n" + userId + "\n" + photoDigest).getBytes(UTF_8));
    }
}
