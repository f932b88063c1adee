package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A person enrolls and signs in with a face; another one does not. */
class FaceLoginIT extends FaceFlow {

    private final FaceApi face;

    FaceLoginIT(KeycloakServer server, FaceApi face) {
        super(server);
        this.face = face;
    }

    @Test
    void aPersonEnrollsAndStepsUp() {
        Person person = admin.newPerson();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            Story story = in(browser).signIn(person).reachApplication();
            assertThat(story.claim("acr")).isEqualTo("password");
            assertThat(story.claim("amr")).isEqualTo("pwd");

            story.enroll().reachApplication();
            browser.await("Adding the face: success");
            assertThat(admin.faces(person)).hasSize(1);

            story.stepUp().reachApplication();
            assertThat(story.claim("acr")).isEqualTo("face");
            assertThat(story.claim("amr")).contains("face");
        }
        JsonNode enrolled = admin.events(person, "UPDATE_CREDENTIAL").get(0).get("details");
        assertThat(enrolled.get("credential_type").asText()).isEqualTo("face");
        assertThat(enrolled.get("face_consent_version").asText()).isEqualTo("1");
    }

    @Test
    void anotherPersonIsRefusedAndCounted() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            Story story = in(browser).signIn(person).reachApplication();
            story.stepUp();
            browser.await("You were not recognized");
            browser.await("Too many attempts");
            assertThat(browser.shows("#claims")).isFalse();
            browser.screenshots("too-many-attempts");
            assertThat(browser.barriers()).isEmpty();
        }
        assertThat(admin.events(person, "LOGIN_ERROR"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(event -> {
                    assertThat(event.get("error").asText())
                            .isIn("invalid_user_credentials", "user_temporarily_disabled");
                    assertThat(event.get("details").has("encoded")).isFalse();
                });
        assertThat(reasons(person)).contains("face_mismatch");
        await(() -> admin.bruteForce(person).get("numFailures").asInt() >= 5);
        assertThat(admin.bruteForce(person).get("disabled").asBoolean()).isTrue();
    }

    @Test
    void aPictureWithoutAFaceCountsToo() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showingNobody())) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.click("#face-take");
            browser.await("No face was found");
            browser.await("Attempts left: 4");
        }
        assertThat(reasons(person)).containsExactly("face_no_face");
        await(() -> admin.bruteForce(person).get("numFailures").asInt() == 1);
    }

    @Test
    void twoFacesAreRefused() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showingTwo(Photos.FRANCK, Photos.AUDREY))) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.await("More than one face");
        }
        assertThat(reasons(person)).contains("face_many_faces");
    }

    /** The password alone must not be worth a face: showing one of one's own during a step-up is no way up. */
    @Test
    void nobodyEnrollsDuringAStepUp() {
        Person person = admin.newPerson();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            Story story = in(browser).signIn(person).reachApplication();
            story.stepUp();
            browser.find("#kc-error-message");
            assertThat(browser.shows("#face-video")).isFalse();
        }
        assertThat(admin.faces(person)).isEmpty();
    }

    /** The same attack on a flow whose step is required, where Keycloak would let people set it up in passing. */
    @Test
    void aRequiredStepOfALevelIsNotSetUpInPassing() {
        Person person = admin.newPerson();
        admin.requireFaceAtLevelTwo(true);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.find("#kc-error-message");
        } finally {
            admin.requireFaceAtLevelTwo(false);
        }
        assertThat(admin.faces(person)).isEmpty();
    }

    @Test
    void theLevelIsAskedForAgainWhenItIsTooOld() {
        Person person = enrolled(Photos.FRANCK);
        admin.levelsLast(36_000, 0);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            Story story = in(browser).signIn(person).reachApplication();
            for (int i = 0; i < 2; i++) {
                story.stepUp();
                browser.find("#face-video");
                story.reachApplication();
                assertThat(story.claim("acr")).isEqualTo("face");
            }
        } finally {
            admin.levelsLast(36_000, 300);
        }
    }

    @Test
    void anotherWayIsOffered() {
        Person person = enrolled(Photos.FRANCK);
        admin.addOtp(person);
        try (Browser browser = Browser.with(FakeCamera.showingNobody())) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.find("#otp");
            browser.click("#try-another-way");
            browser.await("Show your face to the camera of this device.");
            browser.screenshots("choose-another-way");
            browser.clickText("h2", "Face");
            browser.find("#face-video");
            browser.find("#try-another-way");
        }
    }

    @Test
    void reloadingAndGoingBackDoNoHarm() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showingNobody())) {
            Story story = in(browser).signIn(person).reachApplication();
            story.stepUp();
            browser.find("#face-video");
            browser.reload();
            browser.find("#face-video");
            browser.back();
            browser.run("document.getElementById('face-form')?.submit()");
            assertThat(browser.text()).doesNotContain("500");
        }
    }

    @Test
    void anExpiredPageLetsNobodyIn() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showingDark(Photos.FRANCK))) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.await("More light");
            browser.forgetCookies();
            browser.click("#face-take");
            browser.await("ookie");
            assertThat(browser.shows("#claims")).isFalse();
            browser.screenshots("expired");
        }
    }

    @Test
    void twoTabsAtOnce() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            Story story = in(browser).signIn(person).reachApplication();
            String first = browser.newTab();
            story.begin();
            browser.click("#login");
            story.reachApplication().stepUp().reachApplication();
            assertThat(story.claim("acr")).isEqualTo("face");
            browser.select(first);
            story.stepUp().reachApplication();
            assertThat(story.claim("acr")).isEqualTo("face");
        }
    }

    /** The attack on a count that is kept with the login: begin again before the last failure. */
    @Test
    void beginningAnewBringsNoNewAttempts() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showingNobody())) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.click("#face-take");
            browser.await("Attempts left: 4");
            browser.forgetCookies();
            in(browser).signIn(person).reachApplication().stepUp();
            browser.click("#face-take");
            browser.await("Attempts left: 3");
        }
    }

    @Test
    void aFaceOfAnotherModelIsAskedForAnew() {
        Person person = admin.newPerson();
        admin.addFace(
                person, "another-model", "{\"keyId\":\"old\",\"nonce\":\"AAAAAAAAAAAAAAAA\",\"ciphertext\":\"AAAA\"}");
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.await("Your face has to be added again");
            browser.screenshots("login-stale");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.shows("#claims")).isFalse();
        }
        assertThat(admin.requiredActions(person)).containsExactly("face-enroll");
        assertThat(reasons(person)).contains("face_stale");
    }

    /** Whoever shows a picture is told what a stranger is told; a living face passes. */
    @Test
    void aPictureOfThePersonIsRefusedWhereLivenessIsDemanded() {
        Person pictured = admin.newPerson();
        FaceUsers.asAdmin(face)
                .enroll(
                        pictured,
                        FaceUsers.photos(Photos.bytes(Photos.NOT_LIVE)).put("minQuality", 21));
        Person living = enrolled(Photos.FRANCK);
        new FaceStep(admin).liveness("passive");
        try {
            shows(pictured, Photos.NOT_LIVE, story -> story.browser().await("You were not recognized"));
            shows(living, Photos.FRANCK, Story::reachApplication);
        } finally {
            new FaceStep(admin).asShipped();
        }
        assertThat(reasons(pictured)).isNotEmpty().containsOnly("face_not_live");
        assertThat(reasons(living)).isEmpty();
        assertThat(admin.faces(pictured)).hasSize(1);
    }

    private void shows(Person person, String photo, Consumer<Story> then) {
        try (Browser browser = Browser.with(FakeCamera.showing(photo))) {
            then.accept(in(browser).signIn(person).reachApplication().stepUp());
        }
    }
}
