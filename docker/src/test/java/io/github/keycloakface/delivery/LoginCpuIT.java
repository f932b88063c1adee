package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the server's process spends on a login with a password (Keycloak's default Argon2) and on a step up with a face,
 * each from the authorization request to the code, and on one verification of the API: CPU time of all its threads, the
 * compiler's and the collector's too, as the system counts it. Taken in turns in one run and written to
 * target/login-cpu.txt; nothing is asserted about time.
 */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "face.cpu.rounds", matches = ".+", disabledReason = "CPU is measured on demand only")
class LoginCpuIT {

    /** {@code -Dface.cpu.rounds=30} for a figure to publish. */
    private static final int ROUNDS = Integer.getInteger("face.cpu.rounds", 2);

    /** As many turns again first, so that what is measured is compiled: a server runs for weeks. */
    private static final int WARM_UP = Integer.getInteger("face.cpu.warmup", 1);

    /**
     * The system counts in hundredths of a second: a turn must last for many of them. Each is another person's, for
     * brute force detection locks who comes back before the transaction of the last time has ended.
     */
    private static final int LOGINS = 10;

    /** Pixels per side, as of the page that takes one picture. */
    private static final int WHOLE = 640;

    private final Map<String, String> frames = new HashMap<>();

    private KeycloakServer server;
    private FaceApi api;
    private AdminApi admin;
    private final Map<String, List<Double>> spent = new LinkedHashMap<>();

    @BeforeAll
    void startAsInProduction() throws IOException {
        // in development each page is parsed anew, which costs more than a face
        server = KeycloakServer.start(
                KeycloakServer.install(),
                "login-cpu",
                "--spi-theme--static-max-age=2592000",
                "--spi-theme--cache-themes=true",
                "--spi-theme--cache-templates=true");
        api = FaceApi.of(server);
        admin = new AdminApi(server);
        admin.allowAnyOrigin();
        admin.levelsLast(36_000, 0);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyLoginPasses() throws IOException {
        List<Person> people = Stream.generate(admin::newPerson).limit(LOGINS).toList();
        people.forEach(person -> FaceUsers.asAdmin(api).enrolled(person, Photos.FRANCK_AGAIN));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            round(people, round >= 0);
        }
        assertThat(spent.values()).allSatisfy(figures -> assertThat(figures).hasSize(ROUNDS));
        write();
    }

    private void round(List<Person> people, boolean counts) {
        List<HttpLogin> sessions = Stream.generate(HttpLogin::new).limit(LOGINS).toList();
        measure("login with a password", counts, i -> password(sessions.get(i), people.get(i)));
        liveness("off");
        measure("step up with a face, one picture", counts, i -> shown(sessions.get(i), 1));
        liveness("passive");
        measure("step up with a face, passive liveness, three", counts, i -> shown(sessions.get(i), 3));
        byte[] one = Photos.captured(Photos.FRANCK_LIVE.get(0), WHOLE);
        byte[] other = Photos.captured(Photos.FRANCK_LIVE.get(1), WHOLE);
        measure(
                "face/verify of two pictures",
                counts,
                i -> assertThat(api.verify(one, other).status()).isEqualTo(200));
    }

    /** Keycloak reads a realm anew whose flows were changed: whoever comes first pays for it, and is not measured. */
    private void liveness(String mode) {
        new FaceStep(admin).liveness(mode);
        new HttpLogin().open(server, "");
    }

    private void password(HttpLogin session, Person person) {
        assertThat(session.givePassword(server, session.open(server, ""), person)
                        .code())
                .isPresent();
    }

    private void shown(HttpLogin session, int frames) {
        HttpLogin.Page page = session.open(server, "acr_values=face");
        assertThat(page.frames()).as("pictures").isEqualTo(frames);
        String[] pictures = Photos.FRANCK_LIVE.stream()
                .limit(frames)
                .map(photo -> frame(photo, page.side()))
                .toArray(String[]::new);
        assertThat(session.postFrames(server, page, pictures).code()).isPresent();
    }

    @FunctionalInterface
    private interface Turn {
        void take(int number);
    }

    private void measure(String what, boolean counts, Turn turn) {
        Duration before = server.cpu();
        for (int i = 0; i < LOGINS; i++) {
            turn.take(i);
        }
        double millis = server.cpu().minus(before).toMillis() / (double) LOGINS;
        if (counts) {
            spent.computeIfAbsent(what, k -> new ArrayList<>()).add(millis);
        }
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("CPU of the server's process, ms each; %d rounds of %d%n".formatted(ROUNDS, LOGINS));
        text.append("JDK: %s; %s %s%n"
                .formatted(server.java(), System.getProperty("os.name"), System.getProperty("os.arch")));
        text.append("pictures as the camera page takes them, of %1$dx%1$d for face/verify%n".formatted(WHOLE));
        double password = median(spent.get("login with a password"));
        spent.forEach((what, figures) -> text.append(String.format(
                Locale.ROOT,
                "%-46s median %6.1f  ratio %.2f  %s%n",
                what,
                median(figures),
                median(figures) / password,
                figures)));
        Files.writeString(BuildFolder.TARGET.resolve("login-cpu.txt"), text);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private String frame(String photo, int side) {
        return frames.computeIfAbsent(photo + side, k -> HttpLogin.square(photo, side));
    }
}
