package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for a face check, what is refused, and what its user sees of it: nothing. */
class VerificationAdminIT extends VerificationFlow {

    private Person franck;

    VerificationAdminIT(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @BeforeAll
    void enroll() {
        franck = enrolled(Photos.FRANCK);
    }

    @Test
    void whoMayDoWhat() {
        int sent = mails.to(franck.name()).size();
        String id = api.ask(franck, "login").text("id");
        String one = VerificationApi.path(franck) + "/" + id;
        String viewer = tokenWith("view-users");
        String nobody = tokenWith("view-realm");
        String manager = tokenWith("manage-users", "view-users");

        assertThat(face.send("GET", one, null, null).status()).isEqualTo(401);
        assertThat(face.send("DELETE", one, null, null).status()).isEqualTo(401);
        for (String path : List.of(one, VerificationApi.path(franck))) {
            assertThat(face.send("GET", path, null, nobody).text("reason")).isEqualTo("NOT_ALLOWED");
            assertThat(face.send("GET", path, null, viewer).status()).isEqualTo(200);
        }
        assertThat(face.send("DELETE", one, null, viewer).status()).isEqualTo(403);
        assertThat(face.send("POST", VerificationApi.path(franck), "{\"door\":\"email\"}", viewer)
                        .status())
                .isEqualTo(403);
        assertThat(mails.to(franck.name())).hasSize(sent);
        String elsewhere = one.replace("/face-demo/", "/master/");
        assertThat(face.send("GET", elsewhere, null, manager).status()).isIn(401, 403);
        assertThat(face.send("GET", one.replace(franck.id(), "nobody"), null, nobody)
                        .status())
                .isEqualTo(403);
        assertThat(face.send("GET", one.replace(franck.id(), "nobody"), null, viewer)
                        .text("reason"))
                .isEqualTo("USER_NOT_FOUND");
        assertThat(face.send("DELETE", one, null, manager).status()).isEqualTo(204);
        assertThat(face.send("DELETE", one, null, manager).text("reason")).isEqualTo("VERIFICATION_NOT_FOUND");
    }

    @Test
    void adminEventsTellWhoAskedAndWhoCancelled() {
        admin.call("DELETE", "admin-events", null);
        String id = api.ask(franck, "login").text("id");
        api.cancel(franck, id);
        List<JsonNode> events = AdminApi.list(admin.call("GET", "admin-events", null));
        assertThat(events)
                .filteredOn(event -> event.path("resourcePath")
                        .asText()
                        .equals("face/users/" + franck.id() + "/verifications/" + id))
                .extracting(event -> event.path("operationType").asText() + " "
                        + event.path("resourceType").asText())
                .containsExactlyInAnyOrder("CREATE FACE_VERIFICATION", "DELETE FACE_VERIFICATION");
    }

    @Test
    void aUserWithoutAFaceCannotBeAsked() {
        Person person = admin.newPerson();
        for (String door : List.of("login", "email")) {
            FaceAnswer answer = api.ask(person, door);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("reason")).isEqualTo("NOT_ENROLLED");
        }
        assertThat(admin.requiredActions(person)).isEmpty();
        assertThat(mails.to(person.name())).isEmpty();
    }

    @Test
    void oneAtADoorAtATime() {
        String first = api.ask(franck, "login").text("id");
        String other = api.ask(franck, "email").text("id");
        assertThat(api.ask(franck, "login").text("reason")).isEqualTo("VERIFICATION_OPEN");
        assertThat(api.ask(franck, "email").text("reason")).isEqualTo("VERIFICATION_OPEN");
        assertThat(api.list(franck).json())
                .extracting(state -> state.path("id").asText())
                .contains(first, other);
        api.cancel(franck, first);
        api.cancel(franck, other);
    }

    @Test
    void aMailThatCannotBeSentLeavesNothingBehind() throws IOException {
        int before = api.list(franck).json().size();
        sendMailsTo(BuildFolder.freePort());
        try {
            FaceAnswer answer = api.ask(franck, "email");
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text("reason")).isEqualTo("MAIL_NOT_SENT");
            assertThat(answer.text("message")).contains("e-mail settings of the realm");
        } finally {
            sendMailsTo(mails.port());
        }
        assertThat(api.list(franck).json()).hasSize(before);
    }

    @Test
    void aUserWhoCannotReadAMailIsNotSentOne() {
        try {
            changeUser(franck, Map.of("enabled", false));
            assertThat(api.ask(franck, "email").text("reason")).isEqualTo("USER_DISABLED");
            changeUser(franck, Map.of("enabled", true, "email", ""));
            assertThat(api.ask(franck, "email").text("reason")).isEqualTo("NO_EMAIL");
        } finally {
            changeUser(franck, Map.of("enabled", true, "email", franck.name() + "@face-demo.test"));
        }
    }

    @Test
    void aRealmWithoutTheActionSaysSo() {
        String path = "authentication/required-actions/face-verify";
        ObjectNode action = (ObjectNode) admin.call("GET", path, null);
        admin.call("PUT", path, action.put("enabled", false));
        try {
            FaceAnswer answer = api.ask(franck, "login");
            assertThat(answer.text("reason")).isEqualTo("ACTION_NOT_ENABLED");
            assertThat(answer.status()).isEqualTo(409);
        } finally {
            admin.call("PUT", path, action.put("enabled", true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clientId\":\"no such client\"}",
                "{\"redirectUri\":\"http://localhost:8090/done\"}",
                "{\"clientId\":\"face-demo-app\",\"redirectUri\":\"https://elsewhere.example/\"}"
            })
    void anApplicationThatDoesNotFit(String members) {
        FaceAnswer answer = api.post(franck, members.replaceFirst("\\{", "{\"door\":\"email\","));
        assertThat(answer.text("reason")).isEqualTo("CLIENT_UNUSABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"door\":\"window\"}",
                "{\"door\":\"LOGIN\"}",
                "{\"door\":\"login\",\"expiresin\":60}",
                "{\"door\":\"login\",\"expiresIn\":0}",
                "{\"door\":\"login\",\"expiresIn\":2592001}",
                "{\"door\":\"login\",\"expiresIn\":99999999999}",
                "{\"door\":\"login\",\"expiresIn\":\"60\"}",
                "{\"door\":\"login\",\"logout\":\"yes\"}",
                "{\"door\":\"login\"} {}"
            })
    void aBodyThatCannotBeUsed(String body) {
        FaceAnswer answer = api.post(franck, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("reason")).isEqualTo("MALFORMED_JSON");
    }

    /** Through the account's own interface, with all rights that a user has there. */
    @Test
    void itsUserNeitherSeesNorDeletesNorForgesIt() {
        String id = api.ask(franck, "login").text("id");
        api.cancel(franck, id);
        id = api.ask(franck, "email").text("id");
        String before = api.read(franck, id).json().toString();
        String token = accountToken();
        String account = "/realms/face-demo/account/credentials";

        FaceAnswer shown = face.send("GET", account, null, token);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().toString()).contains("\"face\"").doesNotContain("face-verification", id);
        assertThat(face.send("DELETE", account + "/" + id, null, token).status())
                .isEqualTo(404);
        assertThat(face.send("DELETE", account + "/face-verification-id", null, token)
                        .status())
                .isEqualTo(404);
        face.send("PUT", account + "/" + id + "/label", "\"passed\"", token);
        String profile = "{\"attributes\":{\"face-verification\":[\"passed\"]},\"requiredActions\":[]}";
        face.send("POST", "/realms/face-demo/account", profile, token);
        assertThat(api.read(franck, id).json()).hasToString(before);
        api.cancel(franck, id);
    }

    private String accountToken() {
        ObjectNode client = (ObjectNode)
                admin.call("GET", "clients?clientId=face-demo-app", null).get(0);
        String path = "clients/" + client.get("id").asText();
        admin.call("PUT", path, client.put("directAccessGrantsEnabled", true));
        try {
            return face.token("face-demo", "face-demo-app", franck.name(), franck.password());
        } finally {
            admin.call("PUT", path, client.put("directAccessGrantsEnabled", false));
        }
    }

    private String tokenWith(String... roles) {
        Person person = admin.newPerson();
        admin.grant(person.id(), roles);
        return face.token("face-demo", "admin-cli", person.name(), person.password());
    }
}
