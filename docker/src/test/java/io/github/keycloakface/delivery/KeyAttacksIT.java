package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.KeysApi.Client;
import io.github.keycloakface.delivery.KeysApi.MadeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries with a key that ended, with half of one, or with none. */
@ExtendWith(LiveServer.class)
class KeyAttacksIT {

    /** Characters of the secret, the last part of a text. */
    private static final int SECRET = 43;

    private final FaceApi api;
    private final KeycloakServer server;
    private final KeysApi keys;
    private final Client client;

    KeyAttacksIT(FaceApi api, KeycloakServer server) {
        this.api = api;
        this.server = server;
        this.keys = KeysApi.of(api);
        this.client = keys.newClient();
    }

    @Test
    void everyWrongKeyIsRefusedWithTheSameAnswer() {
        MadeKey key = keys.newKey(client);
        MadeKey other = keys.newKey(client);
        MadeKey ofAnother = keys.newKey(keys.newClient());
        MadeKey revoked = keys.newKey(client);
        keys.revoke(revoked);
        String secret = key.text().substring(key.text().length() - SECRET);
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("no key", "x");
        wrong.put("empty", "");
        wrong.put("unknown", "kf_" + UUID.randomUUID() + "_" + secret);
        wrong.put("known without its secret", key.text().substring(0, key.text().length() - 1) + "-");
        wrong.put("the place of another", "kf_" + other.id() + "_" + secret);
        wrong.put("the place of another client's", "kf_" + ofAnother.id() + "_" + secret);
        wrong.put("revoked", revoked.text());
        wrong.put("the id of something else", "kf_" + client.id() + "_" + secret);

        Map<String, String> answers = new TreeMap<>();
        wrong.forEach((what, text) -> answers.put(what, answerTo(text)));

        assertThat(answers.values().stream().distinct()).as(answers.toString()).hasSize(1);
        assertThat(keys.call(key.text()).status()).isEqualTo(400);
    }

    /** The answer as a caller sees it, but for what tells the time. */
    private String answerTo(String key) {
        FaceAnswer answer = keys.call(key).isProblem(401, "KEY_INVALID");
        return answer.body() + new TreeMap<>(answer.headers().map());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ",", "kf_", "kf__", "_kf", "\t", "null", "' OR 1=1 --", "../../..", "%00", "kf_*_*"})
    void oddHeadersAreWrongKeys(String value) {
        keys.call(value).isProblem(401, "KEY_INVALID");
    }

    @Test
    void hugeHeadersAreWrongKeys() {
        keys.call("kf_" + "A".repeat(15_000)).isProblem(401, "KEY_INVALID");
        keys.call("kf_" + UUID.randomUUID() + "_" + "A".repeat(15_000)).isProblem(401, "KEY_INVALID");
    }

    @Test
    void twoKeysAreNotOneThatIsRight() {
        String text = keys.newKey(client).text();

        keys.call(text, "Subscriptionkey", text).isProblem(401, "KEY_INVALID");
        keys.call(text + "," + text).isProblem(401, "KEY_INVALID");
    }

    @Test
    void aWrongKeyIsNotSavedByATokenBesideIt() {
        keys.call("kf_x", "Authorization", "Bearer " + api.token()).isProblem(401, "KEY_INVALID");
    }

    @Test
    void aKeyIsWorthNothingInAnotherRealm() {
        KeysApi other = KeysApi.ofNewRealm(api, Map.of());
        String here = keys.newKey(client).text();
        String there = other.newKey(other.newClient()).text();

        keys.call(there).isProblem(401, "KEY_INVALID");
        other.call(here).isProblem(401, "KEY_INVALID");
        other.call(there).isProblem(400, "IMAGE1_MISSING");
    }

    @Test
    void aRealmGoesWithItsKeys() {
        KeysApi other = KeysApi.ofNewRealm(api, Map.of());
        other.newKey(other.newClient());

        assertThat(other.delete().status()).isEqualTo(204);
    }

    @Test
    void aKeyEndsWithWhatItBelongsTo() {
        String text = keys.newKey(client).text();
        keys.call(text).isProblem(400, "IMAGE1_MISSING");

        keys.set(client, "enabled", false);
        keys.call(text).isProblem(401, "KEY_INVALID");
        keys.set(client, "enabled", true);
        keys.call(text).isProblem(400, "IMAGE1_MISSING");

        enableAccount(false);
        keys.call(text).isProblem(401, "KEY_INVALID");
        enableAccount(true);
        keys.call(text).isProblem(400, "IMAGE1_MISSING");

        keys.set(client, "publicClient", true);
        keys.call(text).isProblem(401, "KEY_INVALID");
        keys.set(client, "publicClient", false);

        assertThat(keys.admin("DELETE", "clients/" + client.id(), null).status())
                .isEqualTo(204);
        keys.call(text).isProblem(401, "KEY_INVALID");
    }

    private void enableAccount(boolean enabled) {
        assertThat(keys.admin("PUT", "users/" + client.account(), Map.of("enabled", enabled))
                        .status())
                .isEqualTo(204);
    }

    /** Turning service accounts off removes the account, and so its keys: turning them on again brings nothing back. */
    @Test
    void aKeyDoesNotComeBackWithANewServiceAccount() {
        String text = keys.newKey(client).text();

        keys.set(client, "serviceAccountsEnabled", false);
        keys.call(text).isProblem(401, "KEY_INVALID");
        keys.set(client, "serviceAccountsEnabled", true);

        keys.call(text).isProblem(401, "KEY_INVALID");
        assertThat(keys.of(client)).isEmpty();
    }

    /** Keycloak keeps a key as a component, and its own API for components must neither show nor change it. */
    @Test
    void keycloaksOwnComponentsDoNotShowAKey() {
        MadeKey key = keys.newKey(client);

        assertThat(keys.admin("GET", "components", null).body())
                .contains("rsa-generated")
                .doesNotContain(key.id(), "face-subscription-key");
        assertThat(keys.admin("GET", "components/" + key.id(), null).status()).isEqualTo(404);
        assertThat(keys.admin("DELETE", "components/" + key.id(), null).status())
                .isBetween(400, 499);
        assertThat(keys.admin("POST", "partial-export?exportClients=true", null).body())
                .doesNotContain("current\\\"");
        keys.call(key.text()).isProblem(400, "IMAGE1_MISSING");
    }

    @Test
    void neitherTextNorHashIsInAnEventOrAnAnswerOrOnTheDisk() {
        new FaceRecords(new AdminApi(server)).keepAdminEvents();
        MadeKey old = keys.newKey(client);
        MadeKey fresh = keys.rotate(old, Map.of("graceSeconds", 600));
        String shown = keys.get(fresh).toString() + keys.of(client);
        keys.revoke(fresh);
        MadeKey left = keys.newKey(client);
        keys.call(left.text());
        FaceAnswer events = keys.admin("GET", "admin-events?resourcePath=face/keys/*&max=4", null);

        assertThat(AdminApi.list(events.json()))
                .extracting(event -> event.path("operationType").asText())
                .containsExactly("CREATE", "UPDATE", "ACTION", "CREATE");
        assertThat(AdminApi.list(events.json())).allSatisfy(event -> {
            assertThat(event.path("resourceType").asText()).isEqualTo("FACE_SUBSCRIPTION_KEY");
            assertThat(event.path("representation").asText()).contains(client.clientId());
        });
        List<String> secrets = List.of(secret(old), secret(fresh), secret(left));
        assertThat(shown + events.body()).doesNotContain(secrets);
        assertThat(shown + events.body()).doesNotContainIgnoringCase("hash");
        assertThat(server.log()).doesNotContain(secrets);
        Awaiting.await(() -> onDisk(left.id()));
        for (String secret : secrets) {
            assertThat(onDisk(secret)).isFalse();
        }
    }

    private static String secret(MadeKey key) {
        return key.text().substring(key.text().length() - SECRET);
    }

    private boolean onDisk(String needle) {
        try {
            for (Path file : BuildFolder.filesUnder(server.folder())) {
                if (new String(Files.readAllBytes(file), ISO_8859_1).contains(needle)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
