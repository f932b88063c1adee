package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The served description of the admin API against what each of its addresses answers; {@link FaceApi#send} holds every
 * answer against it.
 */
@ExtendWith(LiveServer.class)
class AdminOpenApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "users/nobody/";

    private final FaceApi api;
    private final FaceUsers users;
    private final AdminApi admin;
    private final OpenApiContract contract;

    /** Operations that were seen to end well, or in a refusal. */
    private final Set<String> seen = new TreeSet<>();

    AdminOpenApiIT(FaceApi api, KeycloakServer server) {
        this.api = api;
        this.users = FaceUsers.asAdmin(api);
        this.admin = new AdminApi(server);
        this.contract = api.adminContract();
    }

    @Test
    void itsExamplesObeyIt() {
        assertThat(contract.document().path("openapi").asText()).startsWith("3.1");
        forEachOperation("/face/", contract::checkExamples);
    }

    @Test
    void anyAdministratorMayReadIt() {
        RealmClients clients = new RealmClients(api, admin);

        assertThat(get(null).status()).isEqualTo(401);
        get(clients.token(clients.with())).isProblem(403, "NOT_ALLOWED");
        assertThat(get(clients.otherRealmsAdmin()).status()).isEqualTo(403);
        assertThat(get(clients.token(clients.with("query-users"))).json()).isEqualTo(contract.document());
    }

    private FaceAnswer get(String token) {
        return new FaceUsers(api, token).send("GET", "openapi.json", null);
    }

    @Test
    void theState() {
        RealmClients clients = new RealmClients(api, admin);

        call(200, "GET", "state", null);
        new FaceUsers(api, clients.token(clients.with("view-users")))
                .send("GET", "state", null)
                .isProblem(403, "NOT_ALLOWED");
    }

    @Test
    void referencesAndComparisons() {
        Person person = admin.newPerson();
        String own = "users/" + person.id() + "/";
        ObjectNode photos = FaceUsers.photos(Photos.bytes(Photos.FRANCK)).put("importId", "badge 7");
        photos.putObject("consent").put("version", "2026-1").put("time", 1_790_000_000_000L);

        JsonNode reference = call(201, "POST", own + "references", photos);
        call(200, "POST", own + "references", photos);
        call(201, "POST", own + "references", FaceUsers.photos(Photos.bytes(Photos.FRANCK)));
        call(400, "POST", own + "references", FaceUsers.photos());
        call(200, "GET", own + "references", null);
        call(404, "GET", NOBODY + "references", null);
        call(200, "POST", own + "verify", FaceUsers.photo(Photos.bytes(Photos.FRANCK_AGAIN)));
        call(400, "POST", own + "verify", FaceUsers.photo(Photos.withoutFace("png")));
        String one = own + "references/" + reference.path("id").asText();
        call(204, "DELETE", one, null);
        call(404, "DELETE", one, null);

        assertSeen("/face/users/{user}/references", "/face/users/{user}/verify");
    }

    @Test
    void verifications() {
        Person person = admin.newPerson();
        users.enrolled(person, Photos.FRANCK);
        String own = "users/" + person.id() + "/verifications";
        JsonNode login = json("{\"door\":\"login\",\"expiresIn\":600}");

        String id = call(201, "POST", own, login).path("id").asText();
        call(409, "POST", own, login);
        call(200, "GET", own, null);
        call(404, "GET", NOBODY + "verifications", null);
        call(200, "GET", own + "/" + id, null);
        call(404, "GET", own + "/none", null);
        call(204, "DELETE", own + "/" + id, null);
        call(404, "DELETE", own + "/" + id, null);

        assertSeen("/face/users/{user}/verifications");
    }

    @Test
    void keys() {
        ObjectNode terms = (ObjectNode) json("{\"name\":\"a key\",\"expiresIn\":600,\"origins\":[\"+\"]}");
        String clientId = KeysApi.of(api).newClient().clientId();

        String one = "keys/"
                + call(201, "POST", "keys", terms.put("client", clientId))
                        .path("id")
                        .asText();
        call(404, "POST", "keys", terms.put("client", "none"));
        call(200, "POST", one + "/rotate", json("{\"graceSeconds\":60}"));
        assertThat(call(200, "GET", one, null).has("key")).isFalse();
        assertThat(call(200, "GET", "keys?client=" + clientId, null).toString()).doesNotContain("kf_");
        call(404, "GET", "keys?client=none", null);
        call(204, "DELETE", one, null);
        call(409, "POST", one + "/rotate", json("{}"));
        call(200, "GET", one, null);
        call(204, "DELETE", one + "?purge=true", null);
        call(404, "GET", one, null);
        call(404, "DELETE", one, null);

        assertSeen("/face/keys");
    }

    /** What the server refuses as malformed is no body of the description either; a JSON schema knows no stricter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verifications | {}",
                "verifications | {\"door\":\"window\"}",
                "verifications | {\"door\":\"login\",\"expiresIn\":0}",
                "verifications | {\"door\":\"login\",\"expiresin\":60}",
                "verify        | {\"image\":\"AAAA\",\"oneFalseMatchIn\":9999}",
                "verify        | {\"image\":\"AAAA\",\"minQuality\":20}",
                "references    | {\"images\":[]}",
                "references    | {\"images\":[\"AAAA\"],\"importId\":\" \"}",
                "references    | {\"images\":[\"AAAA\"],\"label\":\"two\\nlines\"}",
                "references    | {\"images\":[\"AAAA\"],\"consent\":{\"version\":\"1\",\"time\":0}}",
                "references    | {\"images\":[\"AAAA\",\"AAAA\",\"AAAA\",\"AAAA\",\"AAAA\",\"AAAA\"]}"
            })
    void whatIsRefusedDoesNotObeyIt(String address, String body) {
        Person person = admin.newPerson();

        FaceAnswer refused = users.post("users/" + person.id() + "/" + address, body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(contract.faults("POST", "/face/users/{user}/" + address, json(body)))
                .isNotEmpty();
    }

    /** @return the body, a missing node without one */
    private JsonNode call(int status, String method, String path, JsonNode body) {
        FaceAnswer answer = users.send(method, path, body == null ? null : body.toString());
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        String template = contract.template(method, "/admin/realms/face-demo/face/" + path.replaceFirst("[?].*", ""))
                .orElseThrow();
        if (body != null && status < 300) {
            assertThat(contract.faults(method, template, body)).isEmpty();
        }
        assertThat(contract.mayEndIn(status, method, template)).isTrue();
        seen.add(method + " " + template + (status < 300 ? " done" : " refused"));
        return json(answer.body());
    }

    /** Each operation below these addresses both ways. */
    private void assertSeen(String... addresses) {
        Set<String> expected = new TreeSet<>();
        for (String address : addresses) {
            forEachOperation(address, (method, template) -> {
                expected.add(method + " " + template + " done");
                expected.add(method + " " + template + " refused");
            });
        }
        assertThat(seen).isEqualTo(expected);
    }

    private void forEachOperation(String below, BiConsumer<String, String> action) {
        contract.operations()
                .filter(operation -> operation.template().startsWith(below))
                .forEach(operation -> action.accept(operation.method(), operation.template()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
