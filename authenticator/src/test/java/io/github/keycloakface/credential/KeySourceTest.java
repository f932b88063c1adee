package io.github.keycloakface.credential;

import static io.github.keycloakface.credential.SampleKeys.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.keycloakface.Stub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

class KeySourceTest {

    private static final String KEY = base64(1);
    private static final String KEYS = "new:" + KEY + "\nold:" + base64(2) + "\n";
    private static final KeycloakSession UNASKED =
            Stub.of(KeycloakSession.class).make();

    private final MemoryRealm realm = new MemoryRealm("realm");
    private final Map<String, String> vault = new HashMap<>();
    private final AtomicInteger closed = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void takesTheRealmsKeysWhenNothingIsConfigured() {
        KeySource source = KeySource.of(scope(Map.of("keys", " ", "key-file", "")));

        assertThat(source).isEqualTo(KeySource.REALM);
        assertThat(source.description()).startsWith("WARNING").contains("spi-credential--face--key-file");
        assertThat(source.keys(UNASKED, realm.model()).active().id()).isEqualTo("kid-1");
    }

    @Test
    void takesKeysFromTheOptionItself() {
        assertKeys(KeySource.of(scope(Map.of("keys", KEYS))).keys(UNASKED, realm.model()));
    }

    @Test
    void takesKeysFromAFile() throws IOException {
        String file = Files.writeString(folder.resolve("keys"), KEYS).toString();

        assertKeys(KeySource.of(scope(Map.of("key-file", " " + file + " "))).keys(UNASKED, realm.model()));
    }

    @Test
    void takesKeysFromTheVaultAndLooksAgainEachTime() {
        KeySource source = KeySource.of(scope(Map.of("key-vault-entry", "face")));
        vault.put("${vault.face}", KEYS);

        assertKeys(source.keys(session(), realm.model()));
        vault.put("${vault.face}", "newer:" + KEY);

        assertThat(source.keys(session(), realm.model()).active().id()).isEqualTo("newer");
        assertThat(closed).hasValue(2);
    }

    @Test
    void namesTheEntryThatTheVaultLacks() {
        KeySource source = KeySource.of(scope(Map.of("key-vault-entry", "face")));

        assertThatIllegalStateException()
                .isThrownBy(() -> source.keys(session(), realm.model()))
                .withMessageContainingAll("no entry face", "spi-credential--face--key-vault-entry");
        assertThat(closed).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void quotesNoKeyThatWillNotDo(int length) throws IOException {
        String key = base64(7, length);
        String file = Files.writeString(folder.resolve("keys"), "id:" + key).toString();
        vault.put("${vault.face}", "id:" + key);

        assertRefused("The file of spi-credential--face--key-file holds no", Map.of("key-file", file));
        assertRefused("Option spi-credential--face--keys holds no", Map.of("keys", "id:" + key));
        assertRefused("The vault's entry face holds no", Map.of("key-vault-entry", "face"));
    }

    @Test
    void quotesNoKeyOfAnIdThatIsThereTwice() {
        assertRefused(
                "Option spi-credential--face--keys names the template key new twice", Map.of("keys", KEYS + KEYS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", ".", "nul\0"})
    void namesAFileThatCannotBeRead(String name) {
        String file = folder + "/" + name;

        assertRefused(
                "Option spi-credential--face--key-file names a file that cannot be read: " + file,
                Map.of("key-file", file));
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("keys"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertRefused("Option spi-credential--face--key-file", Map.of("key-file", file.toString()));
    }

    @ParameterizedTest
    @CsvSource({"key-file,keys", "keys,key-vault-entry", "key-file,key-vault-entry"})
    void refusesTwoSourcesAtOnceAndNamesBoth(String one, String two) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySource.of(scope(Map.of(one, "new:" + KEY, two, "old:" + KEY))))
                .withMessageContainingAll("spi-credential--face--" + one, "spi-credential--face--" + two)
                .withMessageNotContaining(KEY.substring(0, 8));
    }

    @Test
    void saysWhereKeysComeFromAndNotWhatTheyAre() {
        KeySource inline = KeySource.of(scope(Map.of("keys", KEYS)));
        KeySource entry = KeySource.of(scope(Map.of("key-vault-entry", "face")));

        assertThat(inline.description()).isEqualTo("configured, outside the database; active new");
        assertThat(inline.toString()).doesNotContain(KEY.substring(0, 8));
        assertThat(entry.description()).isEqualTo("Keycloak's vault, entry face");
    }

    @Test
    void opensWithTheRealmsKeyWhatWasEncryptedBeforeKeysWereConfigured() {
        TemplateKey before = KeySource.REALM.keys(UNASKED, realm.model()).active();

        TemplateKeys keys = KeySource.of(scope(Map.of("keys", KEYS))).keys(UNASKED, realm.model());

        assertThat(keys.active().id()).isEqualTo("new");
        assertThat(keys.find(before.id())).contains(before);
    }

    private void assertKeys(TemplateKeys keys) {
        assertThat(keys.active().id()).isEqualTo("new");
        assertThat(keys.active().key().getEncoded()).asBase64Encoded().isEqualTo(KEY);
        assertThat(keys.find("old").orElseThrow().key().getEncoded()).containsOnly(2);
        assertThat(keys.find("kid-1")).isEmpty();
        assertThat(realm.components()).as("no key beside the templates").isEmpty();
    }

    private void assertRefused(String message, Map<String, String> options) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySource.of(scope(options)).keys(session(), realm.model()))
                .withMessageStartingWith(message)
                .withMessageNotContainingAny(KEY.substring(0, 8), base64(7).substring(0, 8));
    }

    private static Config.Scope scope(Map<String, String> options) {
        return Stub.of(Config.Scope.class)
                .on("get", given -> options.get((String) given[0]))
                .make();
    }

    private KeycloakSession session() {
        VaultTranscriber transcriber = Stub.of(VaultTranscriber.class)
                .on("getStringSecret", given -> secret(vault.get((String) given[0])))
                .make();
        return Stub.of(KeycloakSession.class).with("vault", transcriber).make();
    }

    private VaultStringSecret secret(String text) {
        return Stub.of(VaultStringSecret.class)
                .with("get", Optional.ofNullable(text))
                .on("close", none -> closed.incrementAndGet())
                .make();
    }
}
