package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.KeysApi.Client;
import io.github.keycloakface.delivery.KeysApi.MadeKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every address of the keys, and who may call it. */
@ExtendWith(LiveServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class KeyPermissionsIT {

    private final KeycloakServer server;
    private final FaceApi api;
    private final KeysApi keys;
    private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);
    private Client client;

    KeyPermissionsIT(KeycloakServer server, FaceApi api) {
        this.server = server;
        this.api = api;
        this.keys = KeysApi.of(api);
    }

    /** Who calls. */
    enum Caller {
        ANONYMOUS,
        FORGED,
        NO_ROLE,
        SEES_USERS,
        QUERIES_CLIENTS,
        SEES_CLIENTS,
        MANAGES_CLIENTS,
        ADMIN_OF_ANOTHER_REALM,
        MASTER_ADMIN
    }

    @BeforeAll
    void makeCallers() {
        client = keys.newClient();
        tokens.put(Caller.FORGED, api.adminToken().replaceFirst("[^.]{20}$", "A".repeat(20)));
        tokens.put(Caller.NO_ROLE, token(keys));
        tokens.put(Caller.SEES_USERS, token(keys, "view-users"));
        tokens.put(Caller.QUERIES_CLIENTS, token(keys, "query-clients"));
        tokens.put(Caller.SEES_CLIENTS, token(keys, "view-clients"));
        tokens.put(Caller.MANAGES_CLIENTS, token(keys, "manage-clients"));
        tokens.put(Caller.ADMIN_OF_ANOTHER_REALM, token(KeysApi.ofNewRealm(api, Map.of()), "realm-admin"));
        tokens.put(Caller.MASTER_ADMIN, api.adminToken());
    }

    @ParameterizedTest
    @CsvSource({
        "ANONYMOUS, 401, 401, 401, 401, 401, 401, 401",
        "FORGED, 401, 401, 401, 401, 401, 401, 401",
        "NO_ROLE, 403, 403, 403, 403, 403, 403, 403",
        "SEES_USERS, 403, 403, 403, 403, 403, 403, 403",
        "QUERIES_CLIENTS, 200, 403, 403, 403, 403, 403, 403",
        "SEES_CLIENTS, 200, 200, 200, 403, 403, 403, 403",
        "MANAGES_CLIENTS, 200, 200, 200, 201, 200, 204, 204",
        "ADMIN_OF_ANOTHER_REALM, 403, 403, 403, 403, 403, 403, 403",
        "MASTER_ADMIN, 200, 200, 200, 201, 200, 204, 204"
    })
    void whoMayDoWhat(Caller caller, int list, int listOne, int get, int create, int rotate, int revoke, int purge) {
        MadeKey key = keys.newKey(client);
        String id = "face/keys/" + key.id();

        is(list, caller, "GET", "face/keys", null);
        is(listOne, caller, "GET", "face/keys?client=" + client.clientId(), null);
        is(get, caller, "GET", id, null);
        is(create, caller, "POST", "face/keys", Map.of("client", client.clientId(), "name", "another"));
        is(rotate, caller, "POST", id + "/rotate", Map.of("graceSeconds", 0));
        is(revoke, caller, "DELETE", id, null);
        is(purge, caller, "DELETE", id + "?purge=true", null);
        // what was refused has changed nothing
        assertThat(keys.call(key.text()).status()).isEqualTo(rotate == 200 ? 401 : 400);
    }

    @ParameterizedTest
    @CsvSource({"NO_ROLE, 403", "QUERIES_CLIENTS, 403", "SEES_CLIENTS, 404", "MANAGES_CLIENTS, 404"})
    void onlyWhoMaySeeClientsLearnsThatSomethingIsNotThere(Caller caller, int status) {
        is(status, caller, "GET", "face/keys/AAAA", null);
        is(status, caller, "GET", "face/keys?client=nobody", null);
    }

    @Test
    void whoMayNotCallDoesNotLearnWhatIsWrongWithTheBody() {
        is(403, Caller.NO_ROLE, "POST", "face/keys", "{");
        is(403, Caller.SEES_CLIENTS, "POST", "face/keys", Map.of("client", client.clientId(), "name", ""));
    }

    /** Some databases answer a zero byte with an error. */
    @Test
    void aClientOfAnOddNameIsNotThere() {
        for (String name : new String[] {null, "", "\u0000", "nobody", "a".repeat(4000)}) {
            Map<String, Object> body = new HashMap<>(Map.of("name", "a key"));
            body.put("client", name);
            keys.admin(tokens.get(Caller.MANAGES_CLIENTS), "POST", "face/keys", body)
                    .isProblem(404, "CLIENT_NOT_FOUND");
        }
    }

    @Test
    void aListHoldsOnlyWhatTheCallerMaySee() {
        keys.newKey(client);

        assertThat(keys.admin(tokens.get(Caller.QUERIES_CLIENTS), "GET", "face/keys", null)
                        .json())
                .isEmpty();
        assertThat(keys.admin(tokens.get(Caller.SEES_CLIENTS), "GET", "face/keys", null)
                        .json())
                .isNotEmpty();
    }

    private void is(int status, Caller caller, String method, String path, Object body) {
        FaceAnswer answer = keys.admin(tokens.get(caller), method, path, body);
        assertThat(answer.status())
                .as(caller + " " + method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        if (status == 403 && caller != Caller.ADMIN_OF_ANOTHER_REALM) {
            // of another realm, Keycloak itself says so, in its own words
            answer.isProblem(403, "NOT_ALLOWED");
        }
    }

    /** @param roles of the realm's own administration */
    private String token(KeysApi where, String... roles) {
        AdminApi admin = new AdminApi(server, where.realm());
        Person person = admin.newPerson();
        admin.grant(person.id(), roles);
        return api.token(where.realm(), "admin-cli", person.name(), person.password());
    }
}
