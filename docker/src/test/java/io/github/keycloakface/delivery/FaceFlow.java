package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every test with a browser stands on: a server, its administrator and an application. */
@ExtendWith(LiveServer.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class FaceFlow {

    protected final KeycloakServer server;
    protected final AdminApi admin;
    protected DemoApp app;

    FaceFlow(KeycloakServer server) {
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

    protected Story in(Browser browser) {
        return new Story(browser, app);
    }

    protected Person enrolled(String photo) {
        Person person = admin.newPerson();
        try (Browser browser = Browser.with(FakeCamera.showing(photo))) {
            in(browser).signIn(person).reachApplication().enroll().reachApplication();
        }
        assertThat(admin.faces(person)).hasSize(1);
        return person;
    }

    /** Why faces were refused, newest first. */
    protected List<String> reasons(Person person) {
        return admin.events(person, "LOGIN_ERROR").stream()
                .filter(event -> event.get("details").has("reason"))
                .map(event -> event.get("details").get("reason").asText())
                .toList();
    }
}
