package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.StagedCamera.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person who does what the page asks passes at every door, within few tries: after a refusal the page begins again by
 * itself. Pictures and films of the person do not pass.
 */
class ActiveLivenessIT extends ChallengeFlow {
    private static final int RUNS = Integer.getInteger("face.login.runs", 3);

    private final List<Integer> tries = new ArrayList<>();

    ActiveLivenessIT(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @AfterAll
    void tellTries() throws IOException {
        long first = tries.stream().filter(all -> all == 1).count();
        String told = "people who passed at the first try: %d of %d; tries: %s%n".formatted(first, tries.size(), tries);
        Files.writeString(BuildFolder.TARGET.resolve("challenge-tries.txt"), told);
    }

    private void passed(Person person) {
        tries.add(refusals(person) + 1);
        assertThat(tries.get(tries.size() - 1)).as("tries").isLessThanOrEqualTo(MOST_TRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moves-and-light", "moves", "light"})
    void aPersonSignsIn(String kind) {
        Person person = enrolled(Photos.FRANCK);
        step("active", kind);
        try (Browser browser = before(Actor.PERSON)) {
            Story story = in(browser).signIn(person).reachApplication().stepUp().reachApplication();
            assertThat(story.claim("acr")).isEqualTo("face");
        }
        passed(person);
        JsonNode login = details(person, "LOGIN").get(0);
        assertThat(login.get("face_liveness").asText()).isEqualTo("active");
        assertThat(login.has("face_liveness_findings")).isFalse();
        // what a page says of its camera is a hint, and harmless
        assertThat(login.get("face_camera").asText()).isEqualTo("640x480 30fps OBS Virtual Camera");
    }

    /** Written to target/challenge-times.txt; nothing is asserted about time, as a busy machine has its own. */
    @Test
    void everyRunReachesTheApplication() throws IOException {
        step("active", "moves-and-light");
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            Person person = enrolled(Photos.FRANCK);
            try (Browser browser = before(Actor.PERSON)) {
                Story story = in(browser).signIn(person).reachApplication().stepUp();
                browser.find("#face-camera");
                long from = timeOrigin(browser);
                story.reachApplication();
                millis.add(timeOrigin(browser) - from);
            }
            passed(person);
        }
        List<Long> sorted = millis.stream().sorted().toList();
        String told = "runs %d, milliseconds: median %d, %s%n".formatted(RUNS, sorted.get(RUNS / 2), sorted);
        Files.writeString(BuildFolder.TARGET.resolve("challenge-times.txt"), told);
    }

    @Test
    void aPictureOfThePersonDoesNot() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves-and-light");
        try (Browser browser = before(Actor.PICTURE)) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.await("What the page asked for was not seen.");
            browser.await("Attempts left: 4");
            assertThat(browser.text()).doesNotContain("too_slow").doesNotContain("iveness");
            look(browser, "challenge-failed");
        }
        JsonNode refused = details(person, "LOGIN_ERROR").get(0);
        assertThat(refused.get("reason").asText()).isEqualTo("face_challenge_failed");
        assertThat(refused.get("face_liveness_findings").asText()).isIn("too_slow", "wrong_way");
    }

    /** All that may be asked for, over and over. */
    @Test
    void aFilmOfThePersonDoesNot() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves-and-light");
        try (Browser browser = before(Actor.FILM)) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.await("Attempts left: 4");
            assertThat(browser.shows("#claims")).isFalse();
        }
        JsonNode refused = details(person, "LOGIN_ERROR").get(0);
        assertThat(refused.get("face_liveness").asText()).isEqualTo("active");
        assertThat(refused.get("face_liveness_findings").asText()).isNotBlank();
    }

    @Test
    void aPersonEnrolls() {
        Person person = admin.newPerson();
        action("face-enroll", Map.of("face.liveness", "active"));
        try (Browser browser = before(Actor.PERSON)) {
            in(browser).signIn(person).reachApplication().enroll().reachApplication();
        }
        passed(person);
        assertThat(admin.faces(person)).hasSize(1);
        assertThat(details(person, "UPDATE_CREDENTIAL")
                        .get(0)
                        .get("face_liveness")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void aPictureIsNotEnrolled() {
        Person person = admin.newPerson();
        action("face-enroll", Map.of("face.liveness", "active"));
        try (Browser browser = before(Actor.PICTURE)) {
            in(browser).signIn(person).reachApplication().enroll();
            browser.await("What the page asked for was not seen.");
        }
        assertThat(admin.faces(person)).isEmpty();
    }

    @Test
    void aPersonPassesBehindALink() {
        Person person = enrolled(Photos.FRANCK);
        action("face-verify", Map.of("face.liveness", "active"));
        String id = api.ask(person, "email").text("id");
        try (Browser browser = before(Actor.PERSON)) {
            browser.open(lastMail(person).link());
            browser.click("#face-start");
            browser.await("You were recognized");
        }
        passed(person);
        assertThat(api.read(person, id).json().at("/evidence/liveness").asText())
                .isEqualTo("active");
    }

    @Test
    void aPersonPassesAtALoginThatAnAdministratorWatches() {
        Person person = enrolled(Photos.FRANCK);
        action("face-verify", Map.of("face.liveness", "active", "face.challenge", "moves"));
        String id = api.ask(person, "login").text("id");
        try (Browser browser = before(Actor.PERSON)) {
            in(browser).signIn(person).reachApplication();
        }
        passed(person);
        assertThat(status(person, id)).isEqualTo("passed");
    }

    /** Each step has its own word, so that a token shows what was demanded. */
    @Test
    void theTokenSaysWhichStepWasPassed() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves");
        amr("face_live");
        try (Browser browser = before(Actor.PERSON)) {
            Story story = in(browser).signIn(person).reachApplication().stepUp().reachApplication();
            assertThat(story.claim("amr")).contains("face_live");
            passed(person);
        } finally {
            amr("face");
        }
    }

    private void amr(String word) {
        new FaceStep(admin).change(settings -> settings.put("default.reference.value", word));
    }

    @Test
    void anotherWayIsOfferedWhileItRuns() {
        Person person = enrolled(Photos.FRANCK);
        admin.addOtp(person);
        step("active", "moves");
        try (Browser browser = before(Actor.PICTURE)) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.click("#try-another-way");
            browser.clickText("h2", "Face");
            browser.awaitTrue("return document.getElementById('face-stage')?.dataset.state === 'guided'");
            browser.click("#try-another-way");
            browser.await("Show your face to the camera of this device.");
        }
    }

    @Test
    void thePageShowsWhatToDo() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves-and-light");
        try (Browser browser = before(Actor.PICTURE)) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.awaitTrue("return (document.getElementById('face-light')?.dataset.light ?? 'none') !== 'none'"
                    + " && !['', 'front'].includes(document.getElementById('face-stage').dataset.move ?? '')");
            // the check for barriers leaves the tab, after which the page begins anew
            look(browser, "challenge");
            browser.await("Attempts left: 3");
        }
    }

    /** Two steps, each with its own challenge and word for the token: the person chooses, the server demands. */
    @Test
    void anotherChallengeIsReachedByAnotherWay() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves-and-light");
        String second = secondStep(Map.of(
                "face.liveness", "active",
                "face.challenge", "moves",
                "default.reference.value", "face_calm",
                // Keycloak's default counts a step for the second in which it ended, and a token may come later
                "default.reference.maxAge", "60"));
        try (Browser browser = before(Actor.PERSON)) {
            Story story = in(browser).signIn(person).reachApplication().stepUp();
            browser.click("#try-another-way");
            String faces = "[...document.querySelectorAll('h2')].filter((h) => h.textContent.trim() === 'Face')";
            browser.awaitTrue("return " + faces + ".length === 2");
            browser.run(faces + "[1].click()");
            browser.find("#face-stage");
            assertThat(browser.run("return getComputedStyle(document.getElementById('face-light')).backgroundColor"))
                    .isEqualTo("rgba(0, 0, 0, 0)");
            story.reachApplication();
            assertThat(story.claim("amr")).contains("face_calm");
            passed(person);
        } finally {
            admin.call("DELETE", "authentication/executions/" + second, null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "base"})
    void otherThemesShowItToo(String theme) {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves-and-light");
        admin.useTheme(theme);
        try (Browser browser = before(Actor.PICTURE)) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.awaitTrue("return (document.getElementById('face-light')?.dataset.light ?? 'none') !== 'none'");
            browser.screenshots("challenge-" + theme);
            assertThat(browser.barriersIn("#face-camera")).isEmpty();
        } finally {
            admin.useTheme("");
        }
    }

    @Test
    void atNightToo() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves");
        try (Browser browser = before(Actor.PICTURE)) {
            browser.darken();
            in(browser).signIn(person).reachApplication().stepUp();
            browser.awaitTrue("return document.getElementById('face-stage')?.dataset.move === 'front'");
            look(browser, "challenge-dark");
        }
    }

    @Test
    void aLostConnectionIsSaidAndTriedAgain() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves");
        try (Browser browser = before(Actor.PERSON)) {
            browser.inEveryPage("if (!sessionStorage.lost) { const real = fetch; window.fetch = (address, options) => {"
                    + " if (!String(address).endsWith('/looks')) return real(address, options);"
                    + " sessionStorage.lost = 1; return Promise.reject(new TypeError('offline')); }; }");
            Story story = in(browser).signIn(person).reachApplication().stepUp();
            browser.await("The connection was lost.");
            browser.screenshots("challenge-connection");
            browser.click("#face-retry");
            story.reachApplication();
        }
        passed(person);
    }

    private static long timeOrigin(Browser browser) {
        return ((Number) browser.run("return Math.round(performance.timeOrigin)")).longValue();
    }
}
