package io.github.keycloakface.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The id of a credential that an importer makes: the same for the same user and the importer's own id, always. */
final class ImportedId {

    private static final String PURPOSE = "keycloak-face import 1";

    private ImportedId() {}

    static String of(RealmModel realm, UserModel user, String importId) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(PURPOSE, realm.getId(), user.getId(), importId)) {
                byte[] bytes = part.getBytes(UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha256.update(bytes);
            }
            return uuid(ByteBuffer.wrap(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** RFC 9562, 5.8: version 8 is for ids that are made in a way of one's own. */
    private static String uuid(ByteBuffer digest) {
        long high = digest.getLong() & ~0xF000L | 0x8000L;
        long low = digest.getLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low).toString();
    }
}
