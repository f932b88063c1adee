package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.KeysApi.Client;
import io.github.keycloakface.delivery.KeysApi.MadeKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a key: made, used, rotated, ended. */
@ExtendWith(LiveServer.class)
class SubscriptionKeysIT {

    private final FaceApi api;
    private final KeysApi keys;
    private final Client client;

    SubscriptionKeysIT(FaceApi api) {
        this.api = api;
        this.keys = KeysApi.of(api);
        this.client = keys.newClient();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subscriptionkey", "subscriptionkey", "SUBSCRIPTIONKEY", "SubscriptionKey"})
    void aKeyIsAllThatACallerNeeds(String header) {
        byte[] franck = Photos.bytes(Photos.FRANCK);
        MadeKey key = keys.newKey(client);

        FaceAnswer answer = api.send(api.verifyRequest(
                FaceApi.images(franck, Photos.bytes(Photos.FRANCK_AGAIN)).toString(), header, key.text()));

        assertThat(answer.match()).isTrue();
    }

    @Test
    void aKeyIsShownOnceAndListedWithoutItsText() {
        MadeKey key =
                keys.newKey(client, Map.of("name", "back office", "requestsPerMinute", 7, "origins", List.of("+")));

        assertThat(key.text()).matches("kf_[A-Za-z0-9_-]{80}").contains(key.id());
        JsonNode listed = keys.of(client).get(0);
        assertThat(listed).isEqualTo(keys.get(key));
        assertThat(listed.fieldNames())
                .toIterable()
                .containsExactly("id", "client", "name", "state", "created", "origins", "requestsPerMinute");
        assertThat(listed.path("client").asText()).isEqualTo(client.clientId());
        assertThat(listed.path("name").asText()).isEqualTo("back office");
        assertThat(listed.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(listed.path("requestsPerMinute").asInt()).isEqualTo(7);
    }

    @Test
    void theListOfAllKeysIsOfAllClientsThatHaveSome() {
        Client other = keys.newClient();
        MadeKey one = keys.newKey(client);
        MadeKey two = keys.newKey(other);

        assertThat(AdminApi.list(keys.admin("GET", "face/keys", null).json()))
                .extracting(key -> key.path("id").asText())
                .contains(one.id(), two.id());
    }

    @Test
    void bothTextsOfARotatedKeyAreValidForTheGraceTime() {
        MadeKey old = keys.newKey(client);

        MadeKey fresh = keys.rotate(old, Map.of("graceSeconds", 600));

        assertThat(fresh.id()).isEqualTo(old.id());
        assertThat(fresh.text()).isNotEqualTo(old.text());
        admitted(old.text());
        admitted(fresh.text());
        assertThat(Instant.ofEpochMilli(keys.get(old).path("previousUntil").longValue()))
                .isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(600));
    }

    @Test
    void withoutGraceTheOldTextEndsAtOnce() {
        MadeKey old = keys.newKey(client);

        MadeKey fresh = keys.rotate(old, Map.of("graceSeconds", 0));

        refused(old.text());
        admitted(fresh.text());
    }

    @Test
    void theOldTextEndsWithTheGraceTime() {
        MadeKey old = keys.newKey(client);

        MadeKey fresh = keys.rotate(old, Map.of("graceSeconds", 1));

        Awaiting.await(() -> keys.call(old.text()).status() == 401);
        refused(old.text());
        admitted(fresh.text());
    }

    @Test
    void aSecondRotationEndsTheFirstText() {
        MadeKey first = keys.newKey(client);
        MadeKey second = keys.rotate(first, Map.of("graceSeconds", 600));

        MadeKey third = keys.rotate(second, Map.of("graceSeconds", 600));

        refused(first.text());
        admitted(second.text());
        admitted(third.text());
    }

    @Test
    void aRevokedKeyIsRefusedAndStaysListed() {
        MadeKey old = keys.newKey(client);
        MadeKey fresh = keys.rotate(old, Map.of("graceSeconds", 600));
        admitted(fresh.text());

        keys.revoke(fresh);

        refused(fresh.text());
        refused(old.text());
        assertThat(keys.get(fresh).path("state").asText()).isEqualTo("REVOKED");
        keys.admin("POST", "face/keys/" + fresh.id() + "/rotate", Map.of()).isProblem(409, "KEY_ENDED");
        keys.revoke(fresh);
        refused(fresh.text());
    }

    @Test
    void aPurgedKeyIsForgotten() {
        MadeKey key = keys.newKey(client);

        assertThat(keys.admin("DELETE", "face/keys/" + key.id() + "?purge=true", null)
                        .status())
                .isEqualTo(204);

        refused(key.text());
        assertThat(keys.of(client)).isEmpty();
        keys.admin("GET", "face/keys/" + key.id(), null).isProblem(404, "KEY_NOT_FOUND");
    }

    @Test
    void aKeyEndsWithItsExpiry() {
        MadeKey key = keys.newKey(client, Map.of("expiresIn", 1));

        Awaiting.await(() -> keys.call(key.text()).status() == 401);
        refused(key.text());
        assertThat(keys.get(key).path("state").asText()).isEqualTo("EXPIRED");
        keys.admin("POST", "face/keys/" + key.id() + "/rotate", Map.of()).isProblem(409, "KEY_ENDED");
    }

    @Test
    void theLastUseIsToldAfterwards() {
        MadeKey key = keys.newKey(client);
        assertThat(keys.get(key).has("lastUsed")).isFalse();

        admitted(key.text());

        assertThat(Instant.ofEpochMilli(keys.get(key).path("lastUsed").longValue()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    }

    @Test
    void aServiceAccountWithoutTheRoleIsKnownButNotAllowed() {
        MadeKey key = keys.newKey(client);

        keys.withdraw(client.account(), "face-verify");

        keys.call(key.text()).isProblem(403, "NOT_ALLOWED");
        keys.grant(client.account(), "face-verify");
        admitted(key.text());
    }

    private void admitted(String text) {
        keys.call(text).isProblem(400, "IMAGE1_MISSING");
    }

    private void refused(String text) {
        keys.call(text).isProblem(401, "KEY_INVALID");
    }
}
