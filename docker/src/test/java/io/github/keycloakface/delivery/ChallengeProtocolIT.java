package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.ChallengeClient.Done;
import io.github.keycloakface.delivery.ChallengeClient.Ticket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done to the protocol of a challenge by programs that are no page. */
class ChallengeProtocolIT extends ChallengeFlow {

    private final Map<Person, String> ids = new HashMap<>();

    ChallengeProtocolIT(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @BeforeEach
    void demandMoves() {
        action("face-verify", Map.of("face.liveness", "active", "face.challenge", "moves"));
    }

    @Test
    void aProgramThatDoesWhatThePageDoesPasses() {
        Person person = enrolled(Photos.FRANCK);
        URI link = link(person);
        ChallengeClient client = client();

        Done done = client.follow(client.open(link));

        assertThat(done.frames()).as(done.last().body()).hasSize(4);
        assertThat(client.post(link, done.form()).body()).contains("You were recognized");
        assertThat(status(person, ids.get(person))).isEqualTo("passed");
    }

    /** A recorded session, all of it, twenty times: its own page is gone, and so is every secret in it. */
    @Test
    void nothingThatWasSentWorksAgain() {
        Person person = enrolled(Photos.FRANCK);
        URI link = link(person);
        ChallengeClient client = client();
        Done done = client.follow(client.open(link));
        client.post(link, done.form());
        URI second = link(person);

        int replays = 0;
        for (int i = 0; i < 20; i++) {
            for (HttpRequest request : client.sent()) {
                boolean isPage = request.uri().equals(link);
                FaceAnswer answer = isPage ? client().post(second, done.form()) : face.send(request);
                if (isPage) {
                    assertThat(answer.body()).doesNotContain("You were recognized");
                } else {
                    answer.isProblem(410, "CHALLENGE_GONE");
                }
                replays++;
            }
        }

        assertThat(replays).isGreaterThan(200);
        assertThat(status(person, ids.get(person))).isEqualTo("pending");
    }

    @Test
    void ofManyLooksAtOnceOneIsAnswered() {
        ChallengeClient client = client();
        Ticket ticket = client.open(link(enrolled(Photos.FRANCK)));
        String nonce = client.begin(ticket).text("nonce");
        String frame = client.frame("front");

        List<CompletableFuture<Integer>> looks = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client().look(ticket, nonce, frame).status()))
                .toList();

        assertThat(looks.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(1);
    }

    @Test
    void plainPicturesAreNoWayAround() {
        Person person = enrolled(Photos.FRANCK);
        URI link = link(person);

        assertThat(api.show(link, HttpLogin.capture(Photos.FRANCK_AGAIN, 3, 480))
                        .body())
                .contains("This took too long")
                .doesNotContain("You were recognized");

        assertThat(why(person)).isEqualTo("face_challenge_gone not_begun");
        assertThat(status(person, ids.get(person))).isEqualTo("pending");
    }

    @Test
    void aChallengeOpensNoOtherDoor() {
        Person person = enrolled(Photos.FRANCK);
        URI first = link(person);
        ChallengeClient client = client();
        Done done = client.follow(client.open(first));
        Person other = enrolled(Photos.FRANCK);
        URI second = link(other);

        assertThat(client.post(second, done.form()).body()).contains("This took too long");
        assertThat(client.post(first, done.form()).body()).contains("This took too long");

        assertThat(why(other)).isEqualTo("face_challenge_gone foreign");
        assertThat(why(person)).isEqualTo("face_challenge_gone unknown");
    }

    @Test
    void otherPicturesThanThoseThatWereLookedAtAreRefused() {
        Person person = enrolled(Photos.FRANCK);
        URI link = link(person);
        ChallengeClient client = client();
        Done done = client.follow(client.open(link));
        Collections.swap(done.frames(), 0, 1);

        assertThat(client.post(link, done.form()).body()).contains("You were not recognized");

        assertThat(why(person)).isEqualTo("face_not_live frames_differ");
    }

    @Test
    void aChallengeThatIsNotDoneIsAFailure() {
        Person person = enrolled(Photos.FRANCK);
        URI link = link(person);
        ChallengeClient client = client();
        String nonce = client.begin(client.open(link)).text("nonce");
        List<String> frames = List.of(client.frame("front"), client.frame("left"));

        client.post(link, new Done(nonce, frames, null).form());

        assertThat(why(person)).isEqualTo("face_challenge_failed unfinished");
    }

    /** Who draws until an easy one comes has five draws. */
    @Test
    void droppedChallengesAreAttempts() {
        Person person = enrolled(Photos.FRANCK);
        URI link = link(person);
        ChallengeClient client = client();
        for (int i = 0; i < 5; i++) {
            assertThat(client.begin(client.open(link)).status()).isEqualTo(200);
        }

        FaceAnswer sixth = client.begin(client.open(link));

        sixth.isProblem(429, "RATE_LIMITED");
        assertThat(sixth.headers().firstValue("Retry-After")).contains("60");
        assertThat(client.post(link, "").body()).contains("Too many attempts");
    }

    @Test
    void aTicketBeginsOneChallengeInItsOwnRealm() {
        ChallengeClient client = client();
        URI link = link(enrolled(Photos.FRANCK));
        Ticket ticket = client.open(link);
        Ticket elsewhere = new Ticket("/realms/master/face/challenge", ticket.secret());

        client.begin(elsewhere).isProblem(410, "CHALLENGE_GONE");
        client.begin(ticket).isProblem(410, "CHALLENGE_GONE");
        Ticket fresh = client.open(link);
        assertThat(client.begin(fresh).status()).isEqualTo(200);
        client.begin(fresh).isProblem(410, "CHALLENGE_GONE");
    }

    @Test
    void whatCannotBeReadIsRefusedInTheUsualForm() {
        ChallengeClient client = client();
        Ticket ticket = client.open(link(enrolled(Photos.FRANCK)));

        client.json(ticket.address(), "{").isProblem(400, "MALFORMED_JSON");
        client.json(ticket.address(), "{\"ticket\":7}").isProblem(400, "MALFORMED_JSON");
        client.json(ticket.address(), "{\"tickets\":\"a\"}").isProblem(400, "MALFORMED_JSON");
        client.json(ticket.address(), "{}").isProblem(410, "CHALLENGE_GONE");
        client.json(ticket.address(), "{\"ticket\":\"" + "a".repeat(2000) + "\"}")
                .isProblem(413, "BODY_TOO_LARGE");
        client.look(ticket, "a".repeat(32), "A".repeat(92 * 1024)).isProblem(413, "BODY_TOO_LARGE");
        face.send("GET", ticket.address(), null, null).isProblem(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void noOtherOriginMayCallAndNothingIsStored() {
        ChallengeClient client = client();
        Ticket ticket = client.open(link(enrolled(Photos.FRANCK)));

        FaceAnswer answer = face.send(face.request(ticket.address())
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.test")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ticket\":\"" + ticket.secret() + "\"}"))
                .build());

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private ChallengeClient client() {
        return new ChallengeClient(face, poses);
    }

    private URI link(Person person) {
        FaceAnswer asked = api.ask(person, "email");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        ids.put(person, asked.text("id"));
        return lastMail(person).link();
    }

    /** Reason and finding of the last refusal. */
    private String why(Person person) {
        JsonNode details = told(person, "CUSTOM_REQUIRED_ACTION_ERROR").get(0);
        return details.get("reason").asText() + " "
                + details.get("face_liveness_findings").asText();
    }
}
