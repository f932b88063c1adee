package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person enrolls and signs in with a face; another one does not. */
@ExtendWith(LiveServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class FaceLoginIT {

    private final KeycloakServer server;
    private final AdminApi admin;
    private DemoApp app;

    FaceLoginIT(KeycloakServer server) {
        this.server = server;
        this.admin = new AdminApi(server);
    }

    @BeforeAll
    void start() {
        app = DemoApp.start(server);
        admin.allowAnyOrigin();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void aPersonEnrollsAndStepsUp() {
        Person person = admin.newPerson();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            Story story = new Story(browser, app).signIn(person).reachApplication();
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
            Story story = new Story(browser, app).signIn(person).reachApplication();
            story.stepUp();
            browser.await("You were not recognized");
            browser.await("Too many attempts");
            assertThat(browser.shows("#claims")).isFalse();
        }
        List<JsonNode> errors = admin.events(person, "LOGIN_ERROR");
        assertThat(errors).hasSize(5).allSatisfy(event -> {
            assertThat(event.get("error").asText()).isEqualTo("invalid_user_credentials");
            assertThat(event.get("details").get("reason").asText()).isEqualTo("face_mismatch");
        });
        assertThat(admin.bruteForce(person).get("numFailures").asInt()).isPositive();
    }

    private Person enrolled(String photo) {
        Person person = admin.newPerson();
        try (Browser browser = Browser.with(FakeCamera.showing(photo))) {
            new Story(browser, app).signIn(person).reachApplication().enroll().reachApplication();
        }
        assertThat(admin.faces(person)).hasSize(1);
        return person;
    }
}
