package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator enrolls, lists, deletes and compares the faces of users. */
@ExtendWith(LiveServer.class)
class AdminUsersIT {

    private final FaceUsers users;
    private final AdminApi admin;

    AdminUsersIT(FaceApi api, KeycloakServer server) {
        this.users = FaceUsers.asAdmin(api);
        this.admin = new AdminApi(server);
    }

    @Test
    void theStateSaysWhatRunsAndWhatScoresMean() {
        FaceAnswer state = users.send("GET", "state", null);

        assertThat(state.status()).as(state.body()).isEqualTo(200);
        assertThat(state.json().path("engine").asText()).isIn("READY", "LOADING");
        assertThat(state.json().path("version").asText()).isEqualTo(BuildFolder.version());
        assertThat(state.json().path("threshold").asDouble()).isEqualTo(60);
        assertThat(state.json().at("/scores/2/score").asDouble()).isEqualTo(48);
        assertThat(state.json().at("/scores/2/fmr").asDouble()).isEqualTo(1e-4);
    }

    @Test
    void aReferenceIsKeptListedComparedAndDeleted() {
        Person person = admin.newPerson();

        FaceAnswer enrolled = users.enroll(
                person, FaceUsers.photos(Photos.bytes(Photos.FRANCK)).put("label", "passport"));

        assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
        String id = enrolled.json().get("id").asText();
        JsonNode listed = users.listed(person).get(0);
        assertThat(listed).isEqualTo(enrolled.json());
        assertThat(listed.get("label").asText()).isEqualTo("passport");
        assertThat(listed.get("stale").asBoolean()).isFalse();
        assertThat(listed.get("quality").asInt()).isBetween(50, 100);

        FaceAnswer same = users.verify(person, Photos.FRANCK_AGAIN);
        assertThat(same.json().path("decision").asText()).as(same.body()).isEqualTo("match");
        assertThat(same.json().get("score").asDouble()).isGreaterThan(60);
        assertThat(same.json().get("threshold").asDouble()).isEqualTo(60);
        assertThat(same.json().get("referenceId").asText()).isEqualTo(id);
        assertThat(users.verify(person, Photos.AUDREY).json().path("decision").asText())
                .isEqualTo("no-match");

        assertThat(users.delete(person, id).status()).isEqualTo(204);
        assertThat(users.listed(person)).isEmpty();
        users.verify(person, Photos.FRANCK).isProblem(409, "NOT_ENROLLED");
    }
}
