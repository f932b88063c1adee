package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The whole story on a server that logs everything: neither the pictures nor the template are anywhere on its disk,
 * but encrypted in one column.
 */
@Order(Integer.MAX_VALUE - 1)
class PrivacyIT {

    private static final String KEEP_FRAMES = """
            addEventListener("submit", (event) => {
              const sent = [...event.target.querySelectorAll("[name^=faceFrame]")].map((field) => field.value);
              localStorage.sent = `${localStorage.sent ?? ""} ${sent.join(" ")}`;
            }, true);
            const real = window.fetch;
            window.fetch = (address, options) => {
              const image = String(address).endsWith("/looks") ? JSON.parse(options.body).image : "";
              localStorage.sent = `${localStorage.sent ?? ""} ${image}`;
              return real(address, options);
            };""";

    private static final int PIECE = 60;

    private KeycloakServer server;
    private DemoApp app;
    private AdminApi admin;
    private TemplateVault vault;

    @Test
    void nothingOfAFaceIsLeftBehind() throws IOException {
        vault = TemplateVault.fresh();
        server = KeycloakServer.start(
                KeycloakServer.home(),
                "loud",
                "--db-username=sa",
                "--db-password=password",
                "--spi-credential--face--keys=" + vault.option(),
                "--log-level=info,io.github.keycloakface:trace,org.keycloak:trace,org.hibernate.SQL:trace,"
                        + "org.hibernate.orm:trace,io.quarkus.vertx.http:trace,org.jboss.resteasy:trace,"
                        + "io.vertx:trace");
        app = DemoApp.start(server);
        admin = new AdminApi(server);
        admin.allowAnyOrigin();

        List<String> frames = story(admin.newPerson());
        // one of each login, three of the enrollment, and what a challenge looks at
        assertThat(frames).hasSizeGreaterThanOrEqualTo(15);
        server.close();
        List<byte[]> templates = vault.openAll(server.database());
        assertThat(templates).hasSize(1);

        Map<String, String> needles = new LinkedHashMap<>();
        frames.forEach(frame -> picture(frame, needles));
        template(templates.get(0), needles);
        for (Path file : BuildFolder.filesUnder(server.folder())) {
            String content = new String(Files.readAllBytes(file), ISO_8859_1);
            needles.forEach((what, needle) -> assertThat(content.contains(needle))
                    .as(what + " in " + file)
                    .isFalse());
        }
        assertThat(Files.readString(server.folder().resolve("server.log")))
                .as("it did log everything")
                .contains(" TRACE ");
    }

    private List<String> story(Person person) {
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            browser.inEveryPage(KEEP_FRAMES);
            Story story = new Story(browser, app).signIn(person).reachApplication();
            story.enroll().reachApplication().stepUp().reachApplication();
            List<String> frames = sent(browser);
            try (Browser stranger = Browser.with(FakeCamera.showing(Photos.AUDREY))) {
                stranger.inEveryPage(KEEP_FRAMES);
                new Story(stranger, app).signIn(person).reachApplication().stepUp();
                stranger.await("You were not recognized");
                frames.addAll(sent(stranger));
            }
            frames.addAll(challenge(person));
            return frames;
        }
    }

    /** A login that demands moves: every look, and the pictures that come again with the form. */
    private List<String> challenge(Person person) {
        new FaceStep(admin)
                .change(settings -> settings.put("face.liveness", "active").put("face.challenge", "moves"));
        try (Browser browser = Browser.with(FakeCamera.showingNobody())) {
            StagedCamera.stage(browser, PoseFrames.cut(), StagedCamera.Actor.PERSON);
            browser.inEveryPage(KEEP_FRAMES);
            new Story(browser, app).signIn(person).reachApplication().stepUp().reachApplication();
            return sent(browser);
        }
    }

    private List<String> sent(Browser browser) {
        browser.open(server.uri("/realms/face-demo"));
        String all = (String) browser.run("return localStorage.sent");
        return new ArrayList<>(List.of(all.strip().split("\\s+")).stream()
                .filter(f -> f.length() > PIECE * 3)
                .toList());
    }

    private static void picture(String base64url, Map<String, String> needles) {
        int middle = base64url.length() / 2;
        String piece = base64url.substring(middle, middle + PIECE);
        byte[] raw = Base64.getUrlDecoder().decode(base64url);
        String number = Integer.toString(needles.size());
        needles.put("picture as sent " + number, piece);
        needles.put("picture as base64 " + number, piece.replace('-', '+').replace('_', '/'));
        needles.put("picture as JPEG " + number, new String(raw, raw.length / 2, PIECE, ISO_8859_1));
    }

    private static void template(byte[] template, Map<String, String> needles) {
        needles.put("template", new String(template, 0, PIECE, ISO_8859_1));
        needles.put(
                "template as base64",
                Base64.getEncoder().encodeToString(template).substring(0, PIECE));
        for (int i = 0; i < 4; i++) {
            float value = ByteBuffer.wrap(template).getFloat(4 * i);
            needles.put("value " + i + " of the template", Float.toString(value));
        }
    }
}
