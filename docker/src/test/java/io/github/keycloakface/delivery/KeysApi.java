package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Subscription keys as an administrator makes them, and clients that may have some. */
record KeysApi(FaceApi api, String realm) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static KeysApi of(FaceApi api) {
        return new KeysApi(api, "face-demo");
    }

    /** @param settings of the realm besides its name */
    static KeysApi ofNewRealm(FaceApi api, Map<String, ?> settings) {
        String name = "realm-" + UUID.randomUUID();
        Map<String, Object> realm = new HashMap<>(Map.of("realm", name, "enabled", true));
        realm.put("roles", Map.of("realm", List.of(Map.of("name", "face-verify"))));
        realm.putAll(settings);
        FaceAnswer made = api.send("POST", "/admin/realms", text(realm), api.adminToken());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new KeysApi(api, name);
    }

    /** A confidential client with a service account. */
    record Client(String id, String clientId, String account) {}

    /** A key that was just made. */
    record MadeKey(String id, String text) {}

    Client newClient() {
        return newClient(Map.of());
    }

    /** @param settings of the client besides the usual ones */
    Client newClient(Map<String, ?> settings) {
        String clientId = "client-" + UUID.randomUUID();
        Map<String, Object> client = new HashMap<>(Map.of(
                "clientId", clientId, "publicClient", false, "serviceAccountsEnabled", true, "secret", "secret"));
        client.putAll(settings);
        done(admin("POST", "clients", client));
        String id = json(admin("GET", "clients?clientId=" + clientId, null))
                .get(0)
                .get("id")
                .asText();
        String account = json(admin("GET", "clients/" + id + "/service-account-user", null))
                .get("id")
                .asText();
        grant(account, "face-verify");
        return new Client(id, clientId, account);
    }

    void grant(String account, String role) {
        roles("POST", account, role);
    }

    void withdraw(String account, String role) {
        roles("DELETE", account, role);
    }

    private void roles(String method, String account, String role) {
        JsonNode found = json(admin("GET", "roles/" + role, null));
        ArrayNode roles = JSON.createArrayNode().add(found);
        done(admin(method, "users/" + account + "/role-mappings/realm", roles));
    }

    /** Changes one setting of a client. */
    void set(Client client, String setting, Object value) {
        done(admin("PUT", "clients/" + client.id(), Map.of("clientId", client.clientId(), setting, value)));
    }

    MadeKey newKey(Client client) {
        return newKey(client, Map.of());
    }

    /** @param terms besides client and name */
    MadeKey newKey(Client client, Map<String, ?> terms) {
        Map<String, Object> body = new HashMap<>(Map.of("client", client.clientId(), "name", "a key"));
        body.putAll(terms);
        FaceAnswer made = admin("POST", "face/keys", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new MadeKey(
                made.json().get("id").asText(), made.json().get("key").asText());
    }

    MadeKey rotate(MadeKey key, Map<String, ?> body) {
        FaceAnswer rotated = admin("POST", "face/keys/" + key.id() + "/rotate", body);
        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        return new MadeKey(
                rotated.json().get("id").asText(), rotated.json().get("key").asText());
    }

    void revoke(MadeKey key) {
        done(admin("DELETE", "face/keys/" + key.id(), null));
    }

    JsonNode get(MadeKey key) {
        return json(admin("GET", "face/keys/" + key.id(), null));
    }

    List<JsonNode> of(Client client) {
        return AdminApi.list(json(admin("GET", "face/keys?client=" + client.clientId(), null)));
    }

    /** What the server says to a caller that is let in, and has sent no images. */
    FaceAnswer call(String key, String... headers) {
        HttpRequest.Builder request = api.request("/realms/" + realm + "/face/verify")
                .header("Subscriptionkey", key)
                .POST(BodyPublishers.ofString("{}"));
        return api.send(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    FaceAnswer admin(String method, String path, Object body) {
        return admin(api.adminToken(), method, path, body);
    }

    /** Removes the realm. */
    FaceAnswer delete() {
        return api.send(api.request("/admin/realms/" + realm)
                .header("Authorization", "Bearer " + api.adminToken())
                .DELETE()
                .build());
    }

    /** @param token null for none */
    FaceAnswer admin(String token, String method, String path, Object body) {
        return api.send(method, "/admin/realms/" + realm + "/" + path, body == null ? null : text(body), token);
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(FaceAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void done(FaceAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(201, 204);
    }
}
