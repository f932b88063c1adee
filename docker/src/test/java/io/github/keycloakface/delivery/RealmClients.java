package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Clients of the demo realm whose service accounts may do some things in the admin API, and others not. */
record RealmClients(FaceApi api, AdminApi admin) {

    /** A client that logs in as itself. */
    record RealmClient(String id, String clientId, String secret) {}

    /** @param roles of the client realm-management */
    RealmClient with(String... roles) {
        String clientId = "bulk-" + UUID.randomUUID();
        String secret = UUID.randomUUID().toString();
        admin.call(
                "POST",
                "clients",
                Map.of(
                        "clientId", clientId,
                        "secret", secret,
                        "publicClient", false,
                        "serviceAccountsEnabled", true,
                        "standardFlowEnabled", false));
        RealmClient client = new RealmClient(admin.idOf(clientId), clientId, secret);
        admin.grant(serviceAccountUser(client), roles);
        return client;
    }

    String token(RealmClient client) {
        return api.token(
                "face-demo",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client.clientId(),
                        "client_secret", client.secret()));
    }

    void disable(RealmClient client) {
        ObjectNode representation = (ObjectNode) admin.call("GET", "clients/" + client.id(), null);
        admin.call("PUT", "clients/" + client.id(), representation.put("enabled", false));
    }

    String serviceAccountUser(RealmClient client) {
        return admin.call("GET", "clients/" + client.id() + "/service-account-user", null)
                .get("id")
                .asText();
    }

    /** Token of an administrator of another realm, who has all roles there. */
    String otherRealmsAdmin() {
        String realm = "other-" + UUID.randomUUID();
        String secret = UUID.randomUUID().toString();
        Map<String, Object> client =
                Map.of("clientId", "robot", "secret", secret, "publicClient", false, "serviceAccountsEnabled", true);
        Map<String, Object> user = Map.of(
                "username",
                "service-account-robot",
                "enabled",
                true,
                "serviceAccountClientId",
                "robot",
                "clientRoles",
                Map.of("realm-management", List.of("realm-admin")));
        String body = new ObjectMapper()
                .valueToTree(
                        Map.of("realm", realm, "enabled", true, "clients", List.of(client), "users", List.of(user)))
                .toString();
        FaceAnswer created = api.send("POST", "/admin/realms", body, api.adminToken());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return api.token(
                realm, Map.of("grant_type", "client_credentials", "client_id", "robot", "client_secret", secret));
    }
}
