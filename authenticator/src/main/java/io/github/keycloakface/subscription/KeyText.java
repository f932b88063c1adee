package io.github.keycloakface.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;

/**
 * What a caller sends: {@code kf_<id>_<secret>}.
 *
 * @param id by which the key is found; no secret
 * @param secret 32 random bytes in base64url
 */
record KeyText(UUID id, String secret) {

    private static final int SECRET_BYTES = SecretGenerator.SECRET_LENGTH_256_BITS;

    private static final Pattern TEXT =
            Pattern.compile("kf_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([\\w-]{43})");

    static KeyText create(UUID id) {
        byte[] random = SecretGenerator.getInstance().randomBytes(SECRET_BYTES);
        return new KeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    static Optional<KeyText> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new KeyText(UUID.fromString(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    String text() {
        return "kf_" + id + "_" + secret;
    }

    /**
     * What is stored. One round of SHA-256 is enough: slow hashes protect what people think up, and of 256 random bits
     * nobody tries a noticeable part.
     */
    byte[] hash() {
        return hash(secret);
    }

    static byte[] hash(String secret) {
        return HashUtils.hash(JavaAlgorithm.SHA256, secret.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "kf_" + id + "_...";
    }
}
