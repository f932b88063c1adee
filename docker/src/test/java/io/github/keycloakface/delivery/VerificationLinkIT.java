package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.MailServer.Mail;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The door in a mail: a link that works once, signs nobody in, and opens nothing that it should not. */
class VerificationLinkIT extends VerificationFlow {

    private static final String PASSED = "You were recognized. You can close this page.";

    private Person franck;

    VerificationLinkIT(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @BeforeAll
    void enroll() {
        franck = enrolled(Photos.FRANCK);
    }

    /** The same person for the next test, whom nobody asks for anything. */
    @AfterEach
    void putBack() {
        changeUser(
                franck,
                Map.of(
                        "enabled",
                        true,
                        "email",
                        franck.name() + "@face-demo.test",
                        "attributes",
                        Map.of("locale", List.of("en"))));
        cancelAll(franck);
    }

    @Test
    void thePersonOpensTheLinkAndIsRecognized() {
        admin.call("POST", "users/" + franck.id() + "/logout", null);
        String id = asked(franck);
        URI link = lastMail(franck).link();
        assertThat(api.follow(link)).isEqualTo(200);
        assertThat(api.follow(link)).isEqualTo(200);
        assertThat(status(franck, id)).isEqualTo("pending");
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK_AGAIN))) {
            browser.open(link);
            browser.await("Face check");
            look(browser, "verification-link");
            browser.click("#face-start");
            browser.await(PASSED);
            look(browser, "verification-passed");
            browser.open(link);
            browser.await("Action expired");
            look(browser, "verification-dead-link");
            in(browser).begin();
            assertThat(browser.shows("#claims")).isFalse();
        }
        JsonNode passed = api.read(franck, id).json();
        assertThat(passed.path("status").asText()).isEqualTo("passed");
        assertThat(passed.path("evidence").path("oneFalseMatchIn").asInt()).isEqualTo(100_000);
        assertThat(admin.call("GET", "users/" + franck.id() + "/sessions", null))
                .isEmpty();
        JsonNode told = told(franck, "CUSTOM_REQUIRED_ACTION").get(0);
        assertThat(told.path("face_verification_door").asText()).isEqualTo("email");
    }

    @Test
    void theMailSaysWhatItIsAboutInTheLanguageOfTheReader() {
        asked(franck);
        Mail english = lastMail(franck);
        assertThat(english.subject()).isEqualTo("Face check");
        assertThat(english.parts())
                .allSatisfy(part ->
                        assertThat(part).contains("Face demo asks you to show your face", "12 hours", "token="));
        assertThat(english.parts().get(1)).contains("<a href=\"" + english.link() + "\">Show your face</a>");
        cancelAll(franck);

        changeUser(franck, Map.of("attributes", Map.of("locale", List.of("de"))));
        asked(franck);
        assertThat(lastMail(franck).subject()).isEqualTo("Gesichtsprüfung");
        assertThat(lastMail(franck).parts().get(0)).contains("Er ist gültig für: 12 Stunden");
    }

    @Test
    void anotherPersonUsesTheLinkUp() {
        Person person = enrolled(Photos.FRANCK);
        String id = asked(person);
        URI link = lastMail(person).link();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            browser.open(link);
            browser.click("#face-start");
            browser.await("You were not recognized");
            browser.await("Too many attempts");
            assertThat(browser.shows("#face-again")).isFalse();
            assertThat(browser.shows("#face-restart")).isFalse();
            look(browser, "verification-failed");
        }
        assertThat(api.read(person, id).json().path("failures").asInt()).isEqualTo(5);
        assertThat(status(person, id)).isEqualTo("failed");
        assertThat(api.show(link, HttpLogin.capture(Photos.FRANCK_AGAIN, 3, 480))
                        .body())
                .contains("Action expired");
        assertThat(status(person, id)).isEqualTo("failed");
        assertThat(told(person, "CUSTOM_REQUIRED_ACTION_ERROR"))
                .hasSize(5)
                .extracting(details -> details.get("reason").asText())
                .containsOnly("face_mismatch");

        String next = asked(person);
        URI delayed = lastMail(person).link();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            browser.open(delayed);
            browser.click("#face-start");
            browser.await("Too many attempts");
            browser.click("#face-again");
            browser.find("#face-start");
        }
        assertThat(status(person, next)).isEqualTo("pending");
    }

    /** Whoever reads the mail and has the password may enroll a face of his own meanwhile: it does not help. */
    @Test
    void aFaceThatWasEnrolledSinceIsNotCompared() {
        Person person = enrolled(Photos.FRANCK);
        String id = asked(person);
        URI link = lastMail(person).link();
        admin.deleteCredential(person, admin.faces(person).get(0).get("id").asText());
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
            // that the account has a verification does not count as a second factor, which would have to be shown first
            in(browser).signIn(person).reachApplication().enroll().reachApplication();
            assertThat(admin.faces(person)).hasSize(1);
            browser.open(link);
            browser.click("#face-start");
            browser.await("is no longer there");
        }
        assertThat(api.show(link, HttpLogin.capture(Photos.AUDREY, 3, 480)).body())
                .contains("is no longer there");
        assertThat(status(person, id)).isEqualTo("pending");
    }

    @Test
    void manyPicturesAtOnceAreOneDecision() {
        String id = asked(franck);
        URI link = lastMail(franck).link();
        int before = told(franck, "CUSTOM_REQUIRED_ACTION").size();
        List<CompletableFuture<FaceAnswer>> posts = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> api.show(link, HttpLogin.capture(Photos.FRANCK_AGAIN, 3, 480))))
                .toList();
        List<String> pages = posts.stream().map(post -> post.join().body()).toList();
        assertThat(pages)
                .allMatch(page -> page.contains(PASSED)
                        || page.contains("Action expired")
                        || page.contains("The server is busy"));
        // all may have met the one that was deciding; it has passed then
        assertThat(pages).filteredOn(page -> page.contains(PASSED)).hasSize(1);
        assertThat(status(franck, id)).isEqualTo("passed");
        assertThat(told(franck, "CUSTOM_REQUIRED_ACTION")).hasSize(before + 1);
    }

    @Test
    void aCancelledLinkIsDead() {
        String id = asked(franck);
        URI link = lastMail(franck).link();
        assertThat(api.cancel(franck, id).status()).isEqualTo(204);
        assertDead(link);
    }

    @Test
    void anExpiredLinkIsDead() {
        String id = api.post(franck, "{\"door\":\"email\",\"expiresIn\":1}").text("id");
        URI link = lastMail(franck).link();
        assertThat(lastMail(franck).parts().get(0)).contains(" 1 minute");
        await(() -> "expired".equals(status(franck, id)));
        assertDead(link);
        assertThat(status(franck, id)).isEqualTo("expired");
    }

    @Test
    void aLinkOfADisabledUserOrOfAnotherAddressIsDead() {
        String id = asked(franck);
        URI link = lastMail(franck).link();
        changeUser(franck, Map.of("enabled", false));
        assertDead(link);
        changeUser(franck, Map.of("enabled", true, "email", "other-" + franck.name() + "@face-demo.test"));
        assertDead(link);
        changeUser(franck, Map.of("email", franck.name() + "@face-demo.test"));
        assertThat(api.follow(link)).isEqualTo(200);
        assertThat(status(franck, id)).isEqualTo("pending");
    }

    @Test
    void noOtherTokenOpensAnything() {
        String id = asked(franck);
        String link = lastMail(franck).link().toString();
        String token = link.substring(link.indexOf("token=") + 6);
        String[] parts = token.split("\\.", -1);

        assertDead(URI.create(link.substring(0, link.length() - 6) + "AAAAAA"));
        assertDead(URI.create(link.replace(parts[1], parts[1].substring(0, parts[1].length() - 8))));
        assertDead(URI.create(link.replace("token=", "other=")));
        assertDead(URI.create(link.replace(token, "eyJhbGciOiJub25lIn0." + parts[1] + ".")));
        assertDead(URI.create(link.replace("/realms/face-demo/", "/realms/master/")));
        assertDead(server.uri("/realms/face-demo/login-actions/action-token?key=" + token));
        assertDead(URI.create(link.replace(token, actionTokenOfKeycloak())));
        assertDead(URI.create(link.replace(token, face.adminToken())));
        assertThat(status(franck, id)).isEqualTo("pending");
    }

    /** Signed by this realm, for this user, for something else. */
    private String actionTokenOfKeycloak() {
        admin.call("PUT", "users/" + franck.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
        String mail = lastMail(franck).parts().get(0);
        return mail.replaceAll("(?s).*action-token\\?key=([\\w.-]+).*", "$1");
    }

    @Test
    void whoeverElseIsSignedInHereIsToldSo() {
        Person other = admin.newPerson();
        String id = asked(franck);
        URI link = lastMail(franck).link();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            in(browser).signIn(other).reachApplication();
            browser.open(link);
            browser.await("You are already authenticated as different user");
        }
        assertThat(status(franck, id)).isEqualTo("pending");
    }

    @Test
    void theLastPageLeadsBackToTheApplication() {
        String back = "http://localhost:8090/done";
        FaceAnswer answer = api.post(
                franck, "{\"door\":\"email\",\"clientId\":\"face-demo-app\",\"redirectUri\":\"" + back + "\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(api.show(lastMail(franck).link(), HttpLogin.capture(Photos.FRANCK_AGAIN, 3, 480))
                        .body())
                .contains(PASSED, "href=\"" + back + "\"");
    }

    private void assertDead(URI link) {
        assertThat(api.follow(link)).as(link.toString()).isEqualTo(400);
        if (!link.toString().contains("login-actions")) {
            FaceAnswer shown = api.show(link, HttpLogin.capture(Photos.FRANCK_AGAIN, 3, 480));
            assertThat(shown.status()).isEqualTo(400);
            assertThat(shown.body()).doesNotContain("at io.github", "Exception");
        }
    }

    private String asked(Person person) {
        FaceAnswer answer = api.ask(person, "email");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.text("id");
    }

    private void cancelAll(Person person) {
        for (JsonNode verification : api.list(person).json()) {
            api.cancel(person, verification.path("id").asText());
        }
    }
}
