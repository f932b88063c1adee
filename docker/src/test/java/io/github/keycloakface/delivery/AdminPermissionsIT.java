package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.RealmClients.RealmClient;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what with the faces of users: every address with every kind of caller. */
@ExtendWith(LiveServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class AdminPermissionsIT {

    private final FaceApi api;
    private final AdminApi admin;
    private final RealmClients clients;
    private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);
    private Person person;

    AdminPermissionsIT(FaceApi api, KeycloakServer server) {
        this.api = api;
        this.admin = new AdminApi(server);
        this.clients = new RealmClients(api, admin);
    }

    enum Caller {
        ANONYMOUS,
        OTHER_REALM,
        NO_ROLE,
        QUERY_USERS,
        VIEW_USERS,
        MANAGE_USERS,
        MANAGE_CLIENTS,
        REALM_ADMIN,
        MASTER_ADMIN,
        DISABLED
    }

    @BeforeAll
    void createCallers() {
        person = admin.newPerson();
        tokens.put(Caller.OTHER_REALM, clients.otherRealmsAdmin());
        tokens.put(Caller.NO_ROLE, clients.token(clients.with()));
        tokens.put(Caller.QUERY_USERS, clients.token(clients.with("query-users")));
        tokens.put(Caller.VIEW_USERS, clients.token(clients.with("view-users")));
        tokens.put(Caller.MANAGE_USERS, clients.token(clients.with("manage-users")));
        tokens.put(Caller.MANAGE_CLIENTS, clients.token(clients.with("manage-clients", "view-events")));
        tokens.put(Caller.REALM_ADMIN, clients.token(clients.with("realm-admin")));
        tokens.put(Caller.MASTER_ADMIN, api.adminToken());
        RealmClient disabled = clients.with("realm-admin");
        tokens.put(Caller.DISABLED, clients.token(disabled));
        clients.disable(disabled);
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "caller,         state, list, enroll, verify, delete",
                "ANONYMOUS,      401,   401,  401,    401,    401",
                "OTHER_REALM,    403,   403,  403,    403,    403",
                "NO_ROLE,        403,   403,  403,    403,    403",
                "QUERY_USERS,    403,   403,  403,    403,    403",
                "VIEW_USERS,     403,   200,  403,    403,    403",
                "MANAGE_USERS,   403,   200,  201,    200,    204",
                "MANAGE_CLIENTS, 403,   403,  403,    403,    403",
                "REALM_ADMIN,    200,   200,  201,    200,    204",
                "MASTER_ADMIN,   200,   200,  201,    200,    204",
                "DISABLED,       401,   401,  401,    401,    401"
            })
    void aCallerMay(Caller caller, int state, int list, int enroll, int verify, int delete) {
        String reference = FaceUsers.asAdmin(api).enrolled(person, Photos.FRANCK);
        FaceUsers users = as(caller);

        assertThat(users.send("GET", "state", null).status()).isEqualTo(state);
        assertThat(users.list(person).status()).isEqualTo(list);
        FaceAnswer enrolled = users.enroll(person, Photos.bytes(Photos.FRANCK_AGAIN));
        assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(enroll);
        assertThat(users.verify(person, Photos.FRANCK).status()).isEqualTo(verify);
        assertThat(users.delete(person, reference).status()).isEqualTo(delete);

        boolean stored = enroll == 201;
        boolean deleted = delete == 204;
        assertThat(admin.faces(person)).hasSize(1 + (stored ? 1 : 0) - (deleted ? 1 : 0));
        FaceUsers.asAdmin(api)
                .listed(person)
                .forEach(face -> admin.deleteCredential(person, face.get("id").asText()));
    }

    /** Who may not look for users finds no difference between one who exists and one who does not. */
    @ParameterizedTest
    @CsvSource({
        "ANONYMOUS, 401", "OTHER_REALM, 403", "NO_ROLE, 403", "MANAGE_CLIENTS, 403", "DISABLED, 401",
        "QUERY_USERS, 404", "VIEW_USERS, 404", "MANAGE_USERS, 404", "REALM_ADMIN, 404", "MASTER_ADMIN, 404"
    })
    void ofAUserWhoDoesNotExist(Caller caller, int expected) {
        Person nobody = new Person(UUID.randomUUID().toString(), "nobody", "");

        for (FaceAnswer answer : new FaceAnswer[] {
            as(caller).list(nobody),
            as(caller).enroll(nobody, Photos.bytes(Photos.FRANCK)),
            as(caller).verify(nobody, Photos.FRANCK),
            as(caller).delete(nobody, UUID.randomUUID().toString())
        }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
            if (expected == 404) {
                answer.isProblem(404, "USER_NOT_FOUND");
            }
        }
    }

    @Test
    void whoMayNotDoesNotLearnWhatIsWrongWithTheBody() {
        as(Caller.VIEW_USERS).post(FaceUsers.references(person.id()), "{").isProblem(403, "NOT_ALLOWED");
    }

    /** The user is of this realm, the address of another where the caller administers: ids cross no border. */
    @Test
    void aUserOfAnotherRealmIsNotFound() {
        FaceAnswer answer = api.send(api.request("/admin/realms/master/face/" + FaceUsers.references(person.id()))
                .header("Authorization", "Bearer " + tokens.get(Caller.MASTER_ADMIN))
                .build());

        answer.isProblem(404, "USER_NOT_FOUND");
    }

    private FaceUsers as(Caller caller) {
        return new FaceUsers(api, tokens.get(caller));
    }
}
