package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The doors to an enrolled face, and those that stay shut. */
class EnrollmentIT extends FaceFlow {

    private static final String DECLINE = "button[name=face-consent][value=decline]";

    EnrollmentIT(KeycloakServer server) {
        super(server);
    }

    @Test
    void anAdministratorAsksForIt() {
        Person person = admin.newPerson("face-enroll");
        admin.withoutRoles(person);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            Story story = in(browser).signIn(person);
            browser.find(DECLINE);
            browser.screenshots("consent");
            assertThat(browser.barriers()).isEmpty();
            story.consent().reachApplication();
        }
        assertThat(admin.faces(person)).hasSize(1);
        assertThat(admin.requiredActions(person)).isEmpty();
    }

    @Test
    void whoDeclinesSignsInWithoutAndIsAskedAgain() {
        Person person = admin.newPerson("face-enroll");
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            Story story = in(browser).signIn(person);
            browser.click(DECLINE);
            story.reachApplication();
        }
        assertThat(admin.faces(person)).isEmpty();
        assertThat(admin.requiredActions(person)).containsExactly("face-enroll");
    }

    @Test
    void somebodyNewRegistersWithAFace() {
        String name = name();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            in(browser).register(name).consent().reachApplication();
        }
        assertThat(admin.faces(admin.named(name, name))).hasSize(1);
    }

    @Test
    void registrationMaySkipTheFace() {
        String name = name();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            Story story = in(browser).register(name);
            browser.click("button[name=face-skip]");
            story.reachApplication();
        }
        assertThat(admin.faces(admin.named(name, name))).isEmpty();
    }

    @Test
    void aMandatoryFaceCannotBeDeclined() {
        String name = name();
        admin.registrationDemandsAFace(true);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            in(browser).register(name);
            assertThat(browser.shows("button[name=face-skip]")).isFalse();
            browser.click(DECLINE);
            browser.await("Without your consent no face is added");
            browser.screenshots("declined");
            assertThat(browser.barriers()).isEmpty();
        } finally {
            admin.registrationDemandsAFace(false);
        }
        assertThat(admin.faces(admin.named(name, name))).isEmpty();
    }

    @Test
    void anActionOfTheApplicationCanBeCancelled() {
        Person person = admin.newPerson();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            Story story = in(browser).signIn(person).reachApplication();
            browser.click("#enroll");
            browser.click("button[name=cancel-aia]");
            story.reachApplication();
            browser.await("Adding the face: cancelled");
        }
        assertThat(admin.faces(person)).isEmpty();
    }

    /** Else the password alone would be worth the authenticator app as well. */
    @Test
    void aSecondFactorMustBeShownFirst() {
        Person person = admin.newPerson();
        admin.addOtp(person);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            in(browser).signIn(person).reachApplication();
            browser.click("#enroll");
            browser.await("Strong authentication required to continue");
            browser.find("#otp");
        }
        assertThat(admin.faces(person)).isEmpty();
    }

    @Test
    void aSecondFaceNeedsTheFirst() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            in(browser).signIn(person).reachApplication().enroll().reachApplication();
        }
        assertThat(admin.faces(person))
                .extracting(face -> face.get("userLabel").asText())
                .containsExactlyInAnyOrder("Face 1", "Face 2");
    }

    @Test
    void aStrangerCannotAddASecondFace() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            in(browser).signIn(person).reachApplication();
            browser.click("#enroll");
            browser.await("You were not recognized");
        }
        assertThat(admin.faces(person)).hasSize(1);
    }

    /** A demand that cannot be met in this login does not shut anybody out, and lets no face in. */
    @Test
    void aDemandWaitsForTheSecondFactor() {
        Person person = admin.newPerson("face-enroll");
        admin.addOtp(person);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            in(browser).signIn(person).reachApplication();
        }
        assertThat(admin.faces(person)).isEmpty();
        assertThat(admin.requiredActions(person)).containsExactly("face-enroll");
    }

    @Test
    void aFlowWithoutLevelsEnrollsAtTheFirstLogin() {
        Person person = admin.newPerson();
        admin.useFlow("face always");
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            in(browser).signIn(person).consent().reachApplication();
            assertThat(admin.faces(person)).hasSize(1);
        } finally {
            admin.useFlow(null);
        }
    }

    /** There the flow takes its step for passed because a face will be enrolled: without one nobody gets in. */
    @Test
    void aFlowThatDemandsAFaceCannotBeTalkedOutOfIt() {
        Person declining = admin.newPerson();
        Person withOtp = admin.newPerson();
        admin.addOtp(withOtp);
        admin.useFlow("face always");
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            in(browser).signIn(declining);
            browser.click(DECLINE);
            browser.await("Without your consent no face is added");
            browser.forgetCookies();
            in(browser).signIn(withOtp);
            browser.await("Your account has another second step");
            browser.screenshots("second-factor-first");
            assertThat(browser.barriers()).isEmpty();
        } finally {
            admin.useFlow(null);
        }
        assertThat(admin.faces(declining)).isEmpty();
        assertThat(admin.faces(withOtp)).isEmpty();
    }

    private static String name() {
        return "new-" + UUID.randomUUID();
    }
}
