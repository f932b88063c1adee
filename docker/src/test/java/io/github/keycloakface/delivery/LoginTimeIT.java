package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How long a face login takes, from the start of the camera page's load to that of the application's page: camera,
 * capture, upload, decision and redirect. Written to target/login-times.txt; nothing is asserted about time.
 */
class LoginTimeIT extends FaceFlow {

    /** {@code -Dface.login.runs=30} for a figure to publish. */
    private static final int RUNS = Integer.getInteger("face.login.runs", 3);

    /** {@code -Dface.login.liveness=off} for a single picture; passive is what the demo realm has. */
    private static final String LIVENESS = System.getProperty("face.login.liveness", "passive");

    LoginTimeIT(KeycloakServer server) {
        super(server);
    }

    @AfterEach
    void putBack() {
        new FaceStep(admin).asShipped();
    }

    @Test
    void everyRunReachesTheApplication() throws IOException {
        Person person = enrolled(Photos.FRANCK);
        List<Long> millis = new ArrayList<>();
        new FaceStep(admin).liveness(LIVENESS);
        for (int i = 0; i < RUNS; i++) {
            try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK_AGAIN))) {
                Story story = in(browser).signIn(person).reachApplication().stepUp();
                browser.find("#face-camera");
                long from = timeOrigin(browser);
                story.reachApplication();
                millis.add(timeOrigin(browser) - from);
                assertThat(story.claim("acr")).isEqualTo("face");
            }
        }
        List<Long> sorted = millis.stream().sorted().toList();
        Files.writeString(
                BuildFolder.TARGET.resolve("login-times.txt"),
                "liveness %s, runs %d, milliseconds: median %d, fastest %d, slowest %d%n%s%n"
                        .formatted(LIVENESS, RUNS, sorted.get(RUNS / 2), sorted.get(0), sorted.get(RUNS - 1), millis));
    }

    private static long timeOrigin(Browser browser) {
        return ((Number) browser.run("return Math.round(performance.timeOrigin)")).longValue();
    }
}
