package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passive mode at all its doors: three pictures of one living person pass, anything less is a failure that counts. */
class PassiveLivenessIT extends VerificationFlow {

    private static final int SIDE = 480;
    private static final String FIRST = HttpLogin.square(Photos.FRANCK_LIVE.get(0), SIDE);
    private static final String SECOND = HttpLogin.square(Photos.FRANCK_LIVE.get(1), SIDE);
    private static final String THIRD = HttpLogin.square(Photos.FRANCK_LIVE.get(2), SIDE);
    private static final String STRANGER = HttpLogin.square(Photos.AUDREY, SIDE);
    private static final String NOT_LIVE = HttpLogin.square(Photos.NOT_LIVE, SIDE);

    PassiveLivenessIT(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @BeforeAll
    void demandLiveness() {
        new FaceStep(admin).liveness("passive");
        action(Map.of("face.liveness", "passive"));
    }

    @AfterAll
    void demandNone() {
        new FaceStep(admin).asShipped();
        action(Map.of());
    }

    @Test
    void threePicturesOfALivingPersonPass() {
        Person person = enrolled(Photos.FRANCK);
        HttpLogin login = new HttpLogin();
        Page end = posted(login, person, FIRST, SECOND, THIRD);

        assertThat(login.claims(server, end).path("acr").asText()).isEqualTo("face");
        assertThat(admin.events(person, "LOGIN"))
                .anyMatch(event ->
                        "passive".equals(event.at("/details/face_liveness").asText()));
    }

    @Test
    void twoPicturesAreAFailure() {
        assertCounted("face_image", FIRST, SECOND);
    }

    @Test
    void onePictureThreeTimesIsAFailure() {
        assertCounted("face_image", FIRST, FIRST, FIRST);
    }

    /** They are not read: whoever is before the camera has shown it with the first. */
    @Test
    void afterAFirstPictureBeyondDoubtTheOthersCountForNothing() {
        Person person = enrolled(Photos.FRANCK);
        HttpLogin login = new HttpLogin();

        Page end = posted(login, person, FIRST, STRANGER, NOT_LIVE);

        assertThat(login.claims(server, end).path("acr").asText()).isEqualTo("face");
        assertThat(reasons(person)).isEmpty();
    }

    @Test
    void aLivingStrangerBeforePicturesOfThePersonIsAFailure() {
        assertCounted("face_different", STRANGER, FIRST, SECOND);
    }

    /** Two living pictures of the person do not make up for it. */
    @Test
    void aPictureThatIsNotLiveBeforeLivingOnesIsAFailure() {
        assertCounted("face_not_live|face_different", NOT_LIVE, FIRST, SECOND);
    }

    /** Nor is one picture, posted three times, a reference. */
    @Test
    void anEnrollmentTakesThreePicturesToo() {
        Person person = admin.newPerson();
        HttpLogin login = new HttpLogin();
        Page again = login.postFrames(server, login.untilEnrollment(server, person), FIRST, FIRST, FIRST);
        assertThat(admin.faces(person)).isEmpty();

        login.postFrames(server, again, FIRST, SECOND, THIRD);
        assertThat(admin.faces(person)).hasSize(1);
    }

    @Test
    void theLinkDemandsThreeToo() {
        Person person = enrolled(Photos.FRANCK);
        String id = asked(person, "email");
        URI link = lastMail(person).link();

        assertThat(api.show(link, FIRST).body()).contains("Attempts left: 4");
        assertThat(api.read(person, id).json().path("failures").asInt()).isEqualTo(1);
        assertThat(told(person, "CUSTOM_REQUIRED_ACTION_ERROR")
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("face_image");

        assertThat(api.show(link, FIRST, SECOND, THIRD).body()).contains("You were recognized");
        assertPassed(person, id);
    }

    @Test
    void theCameraPageTakesThree() {
        Person person = enrolled(Photos.FRANCK);
        String id = asked(person, "login");
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK_AGAIN))) {
            in(browser).signIn(person).reachApplication();
        }
        assertPassed(person, id);
    }

    /** @param reason pattern of the event's reason */
    private void assertCounted(String reason, String... frames) {
        Person person = enrolled(Photos.FRANCK);
        Page answer = posted(new HttpLogin(), person, frames);

        assertThat(answer.code()).isEmpty();
        assertThat(answer.asksForAFace()).as(answer.body()).isTrue();
        assertThat(answer.body()).contains("Attempts left: 4");
        assertThat(reasons(person)).singleElement(STRING).matches(reason);
        await(() -> admin.bruteForce(person).get("numFailures").asInt() == 1);
    }

    private Page posted(HttpLogin login, Person person, String... frames) {
        Page page = login.untilFace(server, person);
        assertThat(page.frames()).isEqualTo(3);
        assertThat(page.side()).isEqualTo(SIDE);
        return login.postFrames(server, page, frames);
    }

    private void assertPassed(Person person, String id) {
        JsonNode passed = api.read(person, id).json();
        assertThat(passed.path("status").asText()).isEqualTo("passed");
        assertThat(passed.at("/evidence/liveness").asText()).isEqualTo("passive");
    }

    private String asked(Person person, String door) {
        FaceAnswer answer = api.ask(person, door);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.text("id");
    }

    private void action(Map<String, String> config) {
        admin.call("PUT", "authentication/required-actions/face-verify/config", Map.of("config", config));
    }
}
