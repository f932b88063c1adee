package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an administrator who sends a photo is told of its liveness. */
@ExtendWith(LiveServer.class)
class AdminLivenessIT {

    private final AdminApi admin;
    private final FaceUsers users;
    private final FaceRecords records;

    AdminLivenessIT(FaceApi api, KeycloakServer server) {
        this.admin = new AdminApi(server);
        this.users = FaceUsers.asAdmin(api);
        this.records = new FaceRecords(admin);
    }

    @BeforeEach
    void keepAdminEvents() {
        records.keepAdminEvents();
    }

    @Test
    void whoseFaceItIsAndWhetherItIsLiveAreTwoAnswers() {
        Person person = admin.newPerson();
        enrolled(person);

        JsonNode same = users.verify(person, Photos.NOT_LIVE).json();
        JsonNode other = users.verify(person, Photos.FRANCK).json();

        assertThat(same.path("decision").asText()).as(same.toString()).isEqualTo("match");
        assertThat(same.at("/liveness/live").asBoolean(true)).isFalse();
        assertThat(other.path("decision").asText()).isEqualTo("no-match");
        assertThat(other.at("/liveness/live").asBoolean()).isTrue();
        assertThat(other.at("/liveness/method").asText()).isEqualTo("passive");
    }

    /** Also when it matches: nothing is compared, so no score is to be had for a picture. */
    @Test
    void whoDemandsALiveFaceIsToldNothingOfAnother() {
        Person person = admin.newPerson();
        enrolled(person);
        ObjectNode crop = FaceUsers.photo(Photos.bytes(Photos.NOT_LIVE)).put("requireLive", true);
        ObjectNode webcam = FaceUsers.photo(Photos.bytes(Photos.FRANCK)).put("requireLive", true);

        FaceAnswer refused = users.verify(person, crop);
        refused.isProblem(400, "NOT_LIVE");
        assertThat(refused.body()).doesNotContain("score").doesNotContain("decision");
        assertThat(users.verify(person, webcam).json().path("decision").asText())
                .isEqualTo("no-match");
        assertThat(records.adminEvents(person).toString()).contains("\"live\":\"true\"");
    }

    /** The mean over the sequence; the best picture is compared. */
    @Test
    void aSequenceIsJudgedTogether() {
        Person person = admin.newPerson();
        users.enroll(person, FaceUsers.photos(Photos.bytes(Photos.FRANCK)));

        JsonNode one = users.verify(person, Photos.FRANCK_AGAIN).json();
        JsonNode both = users.verify(
                        person, FaceUsers.photos(Photos.bytes(Photos.FRANCK_AGAIN), Photos.bytes(Photos.FRANCK)))
                .json();

        assertThat(both.path("decision").asText()).as(both.toString()).isEqualTo("match");
        assertThat(both.path("quality").asDouble())
                .isGreaterThanOrEqualTo(one.path("quality").asDouble());
        assertThat(both.at("/liveness/live").asBoolean()).isTrue();
    }

    @Test
    void aSequenceShowsOnePerson() {
        Person person = admin.newPerson();
        enrolled(person);

        users.verify(person, FaceUsers.photos(Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.AUDREY)))
                .isProblem(400, "FACES_DIFFER");
        users.verify(person, FaceUsers.photos(Photos.bytes(Photos.FRANCK), Photos.withoutFace("png")))
                .isProblem(400, "NO_FACE");
    }

    private void enrolled(Person person) {
        FaceAnswer answer = users.enroll(
                person, FaceUsers.photos(Photos.bytes(Photos.NOT_LIVE)).put("minQuality", 21));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
