package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both compose files from nothing to a step up in a browser, as docs/containers.md says to try them. */
@Order(5)
@Tag("containers")
class ComposeIT {

    /** Where the demo realm knows the application. */
    private static final String APPLICATION = "localhost:8090";

    /** The second node's start, on a busy machine. */
    private static final Duration SECOND_START = Duration.ofMinutes(3);

    @TempDir
    Path temp;

    @Test
    void oneNodeReachesAStepUp() throws IOException, InterruptedException {
        try (Compose compose = Compose.of("compose.yaml", temp)) {
            stepUp(compose.up(), "compose");
        }
    }

    @Test
    void twoNodesReachAStepUpTogether() throws IOException, InterruptedException {
        try (Compose compose = Compose.of("compose.cluster.yaml", temp)) {
            compose.up();
            Awaiting.await(
                    SECOND_START,
                    () -> backends(compose).stream().filter(Backend::up).count() == 2);
            List<Backend> before = backends(compose);
            stepUp(compose, "compose-cluster");
            List<Backend> after = backends(compose);

            for (int i = 0; i < 2; i++) {
                // the pages alone are more than that
                assertThat(after.get(i).sessions() - before.get(i).sessions()).isGreaterThan(10);
            }
        }
    }

    private static void stepUp(Compose compose, String name) throws IOException {
        Person demo = new Person("", "demo", compose.password());
        try (DemoApp app = DemoApp.start(compose, APPLICATION)) {
            try (Browser browser = browser(app, Photos.FRANCK)) {
                Story story = new Story(browser, app).signIn(demo).reachApplication();
                assertThat(story.claim("acr")).isEqualTo("password");
                story.enroll().reachApplication();
                browser.await("Adding the face: success.");
            }
            try (Browser browser = browser(app, Photos.FRANCK_AGAIN)) {
                Story story = new Story(browser, app)
                        .signIn(demo)
                        .reachApplication()
                        .stepUp()
                        .reachApplication();
                assertThat(story.claim("acr")).isEqualTo("face");
                browser.screenshots(name);
            }
        }
    }

    private static Browser browser(DemoApp app, String photo) {
        return Browser.withPageAt(APPLICATION, app.port(), FakeCamera.showing(photo));
    }

    /** A node as the proxy sees it. */
    private record Backend(boolean up, int sessions) {

        /** Columns 18 and 8 of the statistics are {@code status} and {@code stot}. */
        static Backend of(String line) {
            String[] columns = line.split(",", -1);
            return new Backend(columns[17].equals("UP"), Integer.parseInt(columns[7]));
        }
    }

    private static List<Backend> backends(Compose compose) {
        return compose.inside(
                        "proxy",
                        "exec 3<>/dev/tcp/127.0.0.1/8404 && printf 'GET /;csv HTTP/1.0\\r\\n\\r\\n' >&3 && cat <&3")
                .lines()
                .filter(line -> line.matches("nodes,[ab],.*"))
                .map(Backend::of)
                .toList();
    }
}
