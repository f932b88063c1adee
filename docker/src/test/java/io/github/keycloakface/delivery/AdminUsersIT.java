package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator enrolls, lists, deletes and compares the faces of users. */
@ExtendWith(LiveServer.class)
class AdminUsersIT {

    private final FaceUsers users;
    private final AdminApi admin;
    private final FaceRecords records;

    AdminUsersIT(FaceApi api, KeycloakServer server) {
        this.users = FaceUsers.asAdmin(api);
        this.admin = new AdminApi(server);
        this.records = new FaceRecords(admin);
    }

    @BeforeEach
    void keepAdminEvents() {
        records.keepAdminEvents();
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

    @Test
    void theBestOfSeveralPhotosOfOnePersonIsKept() {
        Person person = admin.newPerson();

        FaceAnswer both = users.enroll(person, Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.FRANCK_AGAIN));

        assertThat(both.status()).as(both.body()).isEqualTo(201);
        assertThat(users.listed(person)).hasSize(1);
        assertThat(users.verify(person, Photos.FRANCK).json().path("decision").asText())
                .isEqualTo("match");
    }

    @Test
    void consentAndImportIdAreKept() {
        Person person = admin.newPerson();
        ObjectNode body = FaceUsers.photos(Photos.bytes(Photos.FRANCK)).put("importId", "badge 7");
        body.putObject("consent").put("version", "2026-1").put("time", 1_790_000_000_000L);

        users.enroll(person, body);

        JsonNode listed = users.listed(person).get(0);
        assertThat(listed.at("/consent/version").asText()).isEqualTo("2026-1");
        assertThat(listed.at("/consent/time").asLong()).isEqualTo(1_790_000_000_000L);
        assertThat(listed.get("importId").asText()).isEqualTo("badge 7");
        assertThat(listed.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "label", "created", "modelId", "stale", "quality", "consent", "importId");
    }

    @Test
    void ofManyAtOnceFiveAreKept() {
        Person person = admin.newPerson();

        List<FaceAnswer> answers = atOnce(8, FaceUsers.photos(Photos.bytes(Photos.FRANCK)), person);

        assertThat(answers).extracting(FaceAnswer::status).containsOnly(201, 409);
        assertThat(users.listed(person)).hasSize(5);
    }

    @Test
    void eightEqualRequestsAtOnceMakeOneReference() {
        Person person = admin.newPerson();
        ObjectNode body = FaceUsers.photos(Photos.bytes(Photos.FRANCK)).put("importId", "one and the same");

        List<FaceAnswer> answers = atOnce(8, body, person);
        FaceAnswer later = users.enroll(person, body);

        assertThat(answers).extracting(FaceAnswer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(later.status()).isEqualTo(200);
        JsonNode kept = users.listed(person).get(0);
        assertThat(users.listed(person)).hasSize(1);
        assertThat(answers).extracting(FaceAnswer::json).containsOnly(kept);
        assertThat(later.json()).isEqualTo(kept);
        assertThat(creations(person)).hasSize(1);
    }

    @Test
    void anImportIdIsOfOneUser() {
        ObjectNode body = FaceUsers.photos(Photos.bytes(Photos.FRANCK)).put("importId", "the same");

        FaceAnswer one = users.enroll(admin.newPerson(), body);
        FaceAnswer two = users.enroll(admin.newPerson(), body);

        assertThat(two.status()).isEqualTo(201);
        assertThat(two.json().get("id")).isNotEqualTo(one.json().get("id"));
    }

    @Test
    void whatWasDeletedCanBeImportedAgain() {
        Person person = admin.newPerson();
        ObjectNode body = FaceUsers.photos(Photos.bytes(Photos.FRANCK)).put("importId", "again");
        users.delete(person, users.enroll(person, body).json().get("id").asText());

        assertThat(users.enroll(person, body).status()).isEqualTo(201);
        assertThat(users.listed(person)).hasSize(1);
    }

    @Test
    void aReferenceOfAnotherModelIsShownAsStaleComparesWithNothingAndIsReplaced() {
        Person person = admin.newPerson();
        admin.addFace(person, "a model of old", "{\"keyId\":\"k\",\"nonce\":\"AAAA\",\"ciphertext\":\"AAAA\"}");

        assertThat(users.listed(person).get(0).get("stale").asBoolean()).isTrue();
        users.verify(person, Photos.FRANCK).isProblem(409, "REFERENCES_STALE");
        String id = users.enrolled(person, Photos.FRANCK);

        assertThat(users.listed(person))
                .extracting(face -> face.get("id").asText())
                .containsExactly(id);
    }

    @Test
    void aReferenceThatDoesNotOpenIsNoMatch() {
        Person person = admin.newPerson();
        String model = enrolledModel();
        admin.addFace(person, model, "{\"keyId\":\"lost\",\"nonce\":\"AAAA\",\"ciphertext\":\"AAAA\"}");

        users.verify(person, Photos.FRANCK).isProblem(409, "REFERENCES_UNREADABLE");
    }

    @Test
    void oneFalseMatchInMovesTheThreshold() {
        Person person = admin.newPerson();
        users.enrolled(person, Photos.FRANCK);
        ObjectNode body = FaceUsers.photo(Photos.bytes(Photos.FRANCK_AGAIN));

        FaceAnswer strict = users.verify(person, body.put("oneFalseMatchIn", 100_000_000));
        assertThat(strict.json().get("threshold").asDouble()).isCloseTo(96, within(1e-9));
        double score = strict.json().get("score").asDouble();
        assertThat(strict.json().get("decision").asText()).isEqualTo(score >= 96 ? "match" : "no-match");
        users.verify(person, body.put("oneFalseMatchIn", 9_999)).isProblem(400, "MALFORMED_JSON");
        users.verify(person, body.put("oneFalseMatchIn", 100_000_001)).isProblem(400, "MALFORMED_JSON");
    }

    /** Whoever may ask could replace the references: locking the user out would only be one more weapon. */
    @Test
    void failuresDoNotCountForTheUser() {
        Person person = admin.newPerson();
        users.enrolled(person, Photos.FRANCK);

        for (int i = 0; i < 6; i++) {
            assertThat(users.verify(person, Photos.AUDREY)
                            .json()
                            .path("decision")
                            .asText())
                    .isEqualTo("no-match");
        }

        assertThat(admin.bruteForce(person).get("numFailures").asInt()).isZero();
        assertThat(admin.bruteForce(person).get("disabled").asBoolean()).isFalse();
    }

    @Test
    void adminEventsTellWhatWasDoneAndCarryNoImage() {
        Person person = admin.newPerson();
        byte[] photo = Photos.bytes(Photos.FRANCK);
        String id = users.enrolled(person, Photos.FRANCK);
        users.verify(person, Photos.AUDREY);
        users.delete(person, id);

        List<JsonNode> events = records.adminEvents(person);
        assertThat(events)
                .extracting(event -> event.get("operationType").asText() + " "
                        + event.get("resourceType").asText())
                .containsExactlyInAnyOrder("CREATE FACE_REFERENCE", "ACTION FACE_COMPARISON", "DELETE FACE_REFERENCE");
        String all = events.toString();
        String base64 = Base64.getEncoder().encodeToString(photo);
        for (int at = 0; at + 40 < base64.length(); at += base64.length() / 50) {
            assertThat(all).doesNotContain(base64.substring(at, at + 40));
        }
        assertThat(all).contains("no-match").doesNotContain("score").doesNotContain("ciphertext");
        assertThat(all.length()).isLessThan(5000);
    }

    private List<JsonNode> creations(Person person) {
        return records.adminEvents(person).stream()
                .filter(event -> "CREATE".equals(event.get("operationType").asText()))
                .toList();
    }

    private String enrolledModel() {
        Person other = admin.newPerson();
        users.enrolled(other, Photos.FRANCK);
        return users.listed(other).get(0).get("modelId").asText();
    }

    private List<FaceAnswer> atOnce(int callers, ObjectNode body, Person person) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<FaceAnswer>> calls = Collections.nCopies(callers, () -> users.enroll(person, body));
            List<FaceAnswer> answers = new ArrayList<>();
            for (Future<FaceAnswer> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdown();
        }
    }
}
