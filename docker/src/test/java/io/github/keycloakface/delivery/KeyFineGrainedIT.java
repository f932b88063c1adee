package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.KeysApi.Client;
import io.github.keycloakface.delivery.KeysApi.MadeKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak's fine-grained permissions hold for keys: an administrator of one client has the keys of that client. */
@ExtendWith(LiveServer.class)
class KeyFineGrainedIT {

    private static final String PASSWORD = UUID.randomUUID().toString();

    private final FaceApi api;
    private final KeysApi keys;

    KeyFineGrainedIT(FaceApi api) {
        this.api = api;
        this.keys = KeysApi.ofNewRealm(api, Map.of("adminPermissionsEnabled", true));
    }

    @Test
    void anAdministratorOfOneClientHasTheKeysOfThatClient() {
        Client own = keys.newClient();
        Client foreign = keys.newClient();
        MadeKey ownKey = keys.newKey(own);
        MadeKey foreignKey = keys.newKey(foreign);
        String user = newUser();
        String token = api.token(keys.realm(), "admin-cli", "keeper", PASSWORD);
        assertThat(keys.admin(token, "GET", "face/keys", null).status()).isEqualTo(403);

        permit(user, own, "view");

        assertThat(AdminApi.list(keys.admin(token, "GET", "face/keys?client=" + own.clientId(), null)
                        .json()))
                .extracting(key -> key.path("id").asText())
                .containsExactly(ownKey.id());
        assertThat(keys.admin(token, "DELETE", "face/keys/" + ownKey.id(), null).status())
                .isEqualTo(403);

        permit(user, own, "manage");

        assertThat(keys.admin(token, "DELETE", "face/keys/" + ownKey.id(), null).status())
                .isEqualTo(204);
        assertThat(keys.admin(token, "GET", "face/keys/" + foreignKey.id(), null)
                        .status())
                .isEqualTo(403);
        assertThat(keys.admin(token, "DELETE", "face/keys/" + foreignKey.id(), null)
                        .status())
                .isEqualTo(403);
    }

    private String newUser() {
        return made(
                "users",
                Map.of(
                        "username",
                        "keeper",
                        "email",
                        "keeper@face-demo.test",
                        "firstName",
                        "K",
                        "lastName",
                        "K",
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD))));
    }

    private void permit(String user, Client client, String scope) {
        JsonNode permissions = keys.admin("GET", "clients?clientId=admin-permissions", null)
                .json()
                .get(0);
        String server = "clients/" + permissions.get("id").asText() + "/authz/resource-server/";
        String name = scope + " " + client.clientId();
        FaceAnswer policy =
                keys.admin("POST", server + "policy/user", Map.of("name", "who may " + name, "users", List.of(user)));
        assertThat(policy.status()).as(policy.body()).isEqualTo(201);
        FaceAnswer permission = keys.admin(
                "POST",
                server + "permission/scope",
                Map.of(
                        "name",
                        name,
                        "resourceType",
                        "Clients",
                        "resources",
                        List.of(client.id()),
                        "scopes",
                        List.of(scope),
                        "policies",
                        List.of(policy.json().get("id").asText())));
        assertThat(permission.status()).as(permission.body()).isEqualTo(201);
    }

    private String made(String path, Object body) {
        FaceAnswer answer = keys.admin("POST", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }
}
