package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.ChallengeClient.Ticket;
import io.github.keycloakface.delivery.HttpLogin.Page;
import io.github.keycloakface.delivery.KeysApi.MadeKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes are one server: what one of them gave out or learned holds at the other. */
@Order(2)
@Tag("containers")
@ExtendWith(LiveCluster.class)
class ClusterIT {

    private static final int TIMES = 10;

    /** Milliseconds, Keycloak's default. */
    private static final int QUICK_LOGIN = 1000;

    private final KeycloakNode a;
    private final KeycloakNode b;
    private final AdminApi admin;
    private final FaceApi face;
    private final FaceApi faceAtB;

    ClusterIT(Cluster cluster) throws IOException {
        a = cluster.a();
        b = cluster.b();
        admin = new AdminApi(a);
        face = FaceApi.of(a);
        faceAtB = FaceApi.of(b);
    }

    /** Of a test that failed, too: what comes next would fail for it. */
    @AfterEach
    void putBack() {
        new FaceStep(admin).asShipped();
        lockOutWhoFailsTwiceWithin(QUICK_LOGIN);
    }

    private Person enrolled() {
        Person person = admin.newPerson();
        FaceUsers.asAdmin(face).enrolled(person, Photos.FRANCK);
        return person;
    }

    @Test
    void aPageOfOneNodeIsAnsweredAtTheOther() {
        Person person = enrolled();
        HttpLogin login = new HttpLogin();
        Page password = login.open(a, "acr_values=face");
        Page camera = login.givePassword(b, password, person);

        Page end = login.show(a, camera, Photos.FRANCK_AGAIN);

        JsonNode claims = login.claims(b, end);
        assertThat(claims.path("acr").asText()).isEqualTo("face");
        assertThat(claims.path("amr").toString()).contains("face");
    }

    @Test
    void anEnrollmentGoesOnAtTheOtherNode() {
        Person person = admin.newPerson();
        HttpLogin login = new HttpLogin();
        Page consent = login.givePassword(b, login.open(a, "kc_action=face-enroll"), person);
        Page camera = login.post(a, consent, Map.of("face-consent", "accept"));

        Page end = login.enroll(b, camera, Photos.FRANCK, Photos.FRANCK_AGAIN, Photos.FRANCK);

        assertThat(end.reached().orElse(end.body())).contains("kc_action_status=success");
        assertThat(admin.faces(person)).hasSize(1);
    }

    /** The attack on a limit that each node counts alone. Strangers only: a success would set the count back. */
    @RepeatedTest(TIMES)
    void ofTwoWrongFacesAtOnceOneIsLookedAt() throws InterruptedException, ExecutionException {
        new FaceStep(admin).change(settings -> settings.put("face.maxAttempts", "1"));
        Person person = enrolled();
        HttpLogin one = new HttpLogin();
        HttpLogin other = new HttpLogin();
        Page atA = one.untilFace(a, person);
        Page atB = other.untilFace(b, person);

        AtOnce.both(() -> one.show(a, atA, Photos.AUDREY), () -> other.show(b, atB, Photos.AUDREY));

        assertThat(reasons(person)).containsExactlyInAnyOrder("face_mismatch", "face_too_many");
    }

    @RepeatedTest(TIMES)
    void onePageAnsweredAtBothNodesAtOnceLetsInOnce() throws InterruptedException, ExecutionException {
        onePageLetsInOnce(a, b);
    }

    /** The same attack without a second node. */
    @RepeatedTest(TIMES)
    void onePageAnsweredTwiceAtOnceLetsInOnce() throws InterruptedException, ExecutionException {
        onePageLetsInOnce(a, a);
    }

    private void onePageLetsInOnce(KeycloakNode first, KeycloakNode second)
            throws InterruptedException, ExecutionException {
        Person person = enrolled();
        HttpLogin login = new HttpLogin();
        Page camera = login.untilFace(a, person);
        HttpLogin copy = login.copy();

        List<Page> answers = AtOnce.both(
                () -> login.show(first, camera, Photos.FRANCK_AGAIN),
                () -> copy.show(second, camera, Photos.FRANCK_AGAIN));

        assertThat(answers.stream().filter(page -> page.code().isPresent()))
                .as(answers.toString())
                .hasSize(1);
    }

    /** Whoever was told that the page is answered gets another one, which works. */
    @Test
    void thePageAfterARefusalLetsIn() {
        Person person = enrolled();
        HttpLogin login = new HttpLogin();

        Page again = login.show(b, login.untilFace(a, person), Photos.AUDREY);

        assertThat(login.show(a, again, Photos.FRANCK_AGAIN).code()).isPresent();
    }

    @RepeatedTest(TIMES)
    void onePageOfAnEnrollmentAtBothNodesAtOnceMakesOneFace() throws InterruptedException, ExecutionException {
        Person person = admin.newPerson();
        HttpLogin login = new HttpLogin();
        Page camera = login.untilEnrollment(a, person);
        String[] photos = {Photos.FRANCK, Photos.FRANCK_AGAIN, Photos.FRANCK};
        HttpLogin copy = login.copy();

        AtOnce.both(() -> login.enroll(a, camera, photos), () -> copy.enroll(b, camera, photos));

        assertThat(admin.faces(person)).hasSize(1);
    }

    @Test
    void failuresAreCountedTogether() {
        lockOutWhoFailsTwiceWithin(0);
        Person person = enrolled();
        HttpLogin login = new HttpLogin();
        Page camera = login.untilFace(a, person);

        camera = login.show(b, camera, Photos.AUDREY);
        assertThat(camera.body()).contains("Attempts left: 4");
        camera = login.show(a, camera, Photos.AUDREY);
        assertThat(camera.body()).contains("Attempts left: 3");
        for (KeycloakNode node : List.of(b, a, b)) {
            camera = login.show(node, camera, Photos.AUDREY);
        }
        assertThat(camera.body()).contains("Too many attempts");
    }

    /** Keycloak counts in the background, and not while it has locked the person out. */
    @Test
    void fiveFailuresAtBothNodesLockOutAtBoth() {
        lockOutWhoFailsTwiceWithin(0);
        Person person = enrolled();
        HttpLogin login = new HttpLogin();
        Page camera = login.untilFace(a, person);

        for (KeycloakNode node : List.of(b, a, b, a, b)) {
            camera = login.show(node, camera, Photos.AUDREY);
        }

        for (KeycloakNode node : List.of(a, b)) {
            await(() -> isLockedOut(node, person));
            assertThat(new AdminApi(node).bruteForce(person).get("numFailures").asInt())
                    .isEqualTo(5);
        }
    }

    /** No person fails as quickly as a test, which Keycloak would lock out for it. */
    private void lockOutWhoFailsTwiceWithin(int millis) {
        admin.call("PUT", "", Map.of("quickLoginCheckMilliSeconds", millis));
    }

    /** Whether the right password leads nowhere. */
    private static boolean isLockedOut(KeycloakNode node, Person person) {
        HttpLogin login = new HttpLogin();
        Page page = login.givePassword(node, login.open(node, "acr_values=face"), person);
        return !page.asksForAFace() && page.body().contains("Invalid username or password");
    }

    @RepeatedTest(TIMES)
    void aChallengeGoesOnAtTheOtherNodeAndOneLookIsAnsweredOnce() throws InterruptedException, ExecutionException {
        new FaceStep(admin).liveness("active");
        Person person = enrolled();
        Page camera = new HttpLogin().untilFace(a, person);
        ChallengeClient atA = new ChallengeClient(face, null);
        ChallengeClient atB = new ChallengeClient(faceAtB, null);
        Ticket ticket = Ticket.in(camera.body());
        FaceAnswer begun = atA.begin(ticket);
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);

        FaceAnswer next = atB.look(ticket, begun.text("nonce"), HttpLogin.frame(Photos.FRANCK_AGAIN));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        String nonce = next.text("nonce");
        String frame = HttpLogin.frame(Photos.FRANCK);
        List<FaceAnswer> answers =
                AtOnce.both(() -> atA.look(ticket, nonce, frame), () -> atB.look(ticket, nonce, frame));

        assertThat(answers).extracting(FaceAnswer::status).containsExactlyInAnyOrder(200, 410);
    }

    @Test
    void aRateLimitIsOne() {
        KeysApi keys = KeysApi.of(face);
        MadeKey key = keys.newKey(keys.newClient(), Map.of("requestsPerMinute", 1));

        keys.call(key.text()).isProblem(400, "IMAGE1_MISSING");
        KeysApi.of(faceAtB).call(key.text()).isProblem(429, "RATE_LIMITED");
    }

    @RepeatedTest(TIMES)
    void ofTwoCallsAtOnceOneIsWithinTheLimit() throws InterruptedException, ExecutionException {
        KeysApi keys = KeysApi.of(face);
        MadeKey key = keys.newKey(keys.newClient(), Map.of("requestsPerMinute", 1));

        List<FaceAnswer> answers = AtOnce.both(
                () -> keys.call(key.text()), () -> KeysApi.of(faceAtB).call(key.text()));

        assertThat(answers).extracting(FaceAnswer::status).containsExactlyInAnyOrder(400, 429);
    }

    @RepeatedTest(TIMES)
    void aRevokedKeyIsRefusedByTheOtherNodeAtOnce() {
        KeysApi keys = KeysApi.of(face);
        MadeKey key = keys.newKey(keys.newClient());
        KeysApi.of(faceAtB).call(key.text()).isProblem(400, "IMAGE1_MISSING");

        keys.revoke(key);

        KeysApi.of(faceAtB).call(key.text()).isProblem(401, "KEY_INVALID");
    }

    /** The other node had the face in its cache. */
    @RepeatedTest(TIMES)
    void aDeletedFaceIsRefusedByTheOtherNodeAtOnce() {
        Person person = enrolled();
        HttpLogin login = new HttpLogin();
        Page camera = login.untilFace(b, person);

        admin.deleteCredential(person, admin.faces(person).get(0).get("id").asText());

        Page answer = login.show(b, camera, Photos.FRANCK_AGAIN);
        assertThat(answer.code()).isEmpty();
    }

    /** Why faces were refused. */
    private List<String> reasons(Person person) {
        return admin.events(person, "LOGIN_ERROR").stream()
                .map(event -> event.get("details").path("reason").asText())
                .filter(reason -> reason.startsWith("face_"))
                .toList();
    }
}
