package io.github.keycloakface.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

class FaceCredentialModelTest {

    private static final String DATA =
            "{\"modelId\":\"model\",\"quality\":80,\"consentVersion\":\"2\",\"consentTime\":1700000000000}";
    private static final String SECRET =
            "{\"keyId\":\"key\",\"nonce\":\"AQIDBAUGBwgJCgsM\",\"ciphertext\":\"3q2+7w==\"}";

    private final FaceCredentialModel model = FaceCredentialModel.create(
            "id",
            "Face 1",
            new FaceCredentialData("model", 80, "2", 1_700_000_000_000L),
            new FaceSecretData("key", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, new byte[] {
                (byte) 0xde, (byte) 0xad, (byte) 0xbe, (byte) 0xef
            }));

    @Test
    void isStoredInTheFormThatLaterVersionsRead() {
        assertThat(model.getType()).isEqualTo("face");
        assertThat(model.getCredentialData()).isEqualTo(DATA);
        assertThat(model.getSecretData()).isEqualTo(SECRET);
        assertThat(model.getCreatedDate()).isBetween(1_700_000_000_000L, System.currentTimeMillis());
    }

    @Test
    void isReadAsItWasStored() throws TemplateUnreadableException {
        FaceCredentialModel read = FaceCredentialModel.of(MemoryUser.copy(model));

        assertThat(read).usingRecursiveComparison().isEqualTo(model);
        assertThat(read.secret().ciphertext()).isEqualTo(model.secret().ciphertext());
        assertThat(read.data()).isEqualTo(model.data());
    }

    @Test
    void toleratesMetadataOfALaterVersion() throws TemplateUnreadableException {
        CredentialModel later = stored(DATA.replace("}", ",\"liveness\":{\"a\":[1]}}"), SECRET);

        assertThat(FaceCredentialModel.of(later).data()).isEqualTo(model.data());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "cafe",
                "[]",
                "\"cafe\"",
                "{}",
                "{\"modelId\":\"cafe\"}",
                "{\"modelId\":null,\"quality\":1}",
                "{\"modelId\":\"cafe\",\"quality\":\"cafe\"}",
                "{\"modelId\":{\"cafe\":1},\"quality\":1}",
                "{\"modelId\":\"cafe\",\"quality\":1",
            })
    void refusesMetadataThatItNeverWrote(String data) {
        assertUnreadable(stored(data, SECRET));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "cafe",
                "[\"cafe\"]",
                "{}",
                "{\"keyId\":\"key\",\"nonce\":\"cafe\"}",
                "{\"keyId\":\"key\",\"ciphertext\":\"cafe\"}",
                "{\"nonce\":\"cafe\",\"ciphertext\":\"cafe\"}",
                "{\"keyId\":null,\"nonce\":\"cafe\",\"ciphertext\":\"cafe\"}",
                "{\"keyId\":\"key\",\"nonce\":null,\"ciphertext\":\"cafe\"}",
                "{\"keyId\":\"key\",\"nonce\":\"cafe\",\"ciphertext\":null}",
                "{\"keyId\":\"key\",\"nonce\":\"cafe\",\"ciphertext\":\"*cafe*\"}",
                "{\"keyId\":\"key\",\"nonce\":\"cafe\",\"ciphertext\":[\"cafe\"]}",
                "{\"keyId\":\"key\",\"nonce\":\"cafe\",\"ciphertext\":\"cafe\",\"cafe\":1}",
                "{\"keyId\":\"key\",\"nonce\":\"cafe\",\"ciphertext\":\"cafe",
            })
    void refusesASecretThatItNeverWrote(String secret) {
        assertUnreadable(stored(DATA, secret));
    }

    @Test
    void isSerializedAsItsStoredTextAlone() throws IOException, ClassNotFoundException, TemplateUnreadableException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            FaceCredentialModel copy = (FaceCredentialModel) in.readObject();

            assertThat(copy.secret()).isNull();
            assertThat(copy.data()).isNull();
            assertThat(FaceCredentialModel.of(copy)).usingRecursiveComparison().isEqualTo(model);
        }
    }

    @Test
    void keepsAllButTheSecretWhenThatIsReplaced() {
        model.setCreatedDate(5L);
        FaceSecretData fresh = new FaceSecretData("newer", new byte[12], new byte[20]);

        FaceCredentialModel replaced = model.withSecret(fresh);

        assertThat(replaced.secret()).isSameAs(fresh);
        assertThat(replaced.getSecretData()).startsWith("{\"keyId\":\"newer\",\"nonce\":\"AAAAAAAAAAAAAAAA\"");
        assertThat(replaced)
                .usingRecursiveComparison()
                .ignoringFields("secret", "secretData")
                .isEqualTo(model);
    }

    private static CredentialModel stored(String data, String secret) {
        CredentialModel stored = new CredentialModel();
        stored.setId("id");
        stored.setType("face");
        stored.setCredentialData(data);
        stored.setSecretData(secret);
        return stored;
    }

    private static void assertUnreadable(CredentialModel stored) {
        TemplateUnreadableException refused =
                catchThrowableOfType(TemplateUnreadableException.class, () -> FaceCredentialModel.of(stored));

        assertThat(refused.reason()).isEqualTo(TemplateUnreadableException.Reason.MALFORMED);
        assertThat(refused).hasNoCause().hasNoSuppressedExceptions();
        assertThat(refused.getMessage()).doesNotContainIgnoringCase("cafe").doesNotContain("AQIDBA", "3q2+7w");
    }
}
