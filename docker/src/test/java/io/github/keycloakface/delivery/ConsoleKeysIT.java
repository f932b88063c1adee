package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The keys of a realm on the page for administrators. */
class ConsoleKeysIT extends ConsoleFlow {

    ConsoleKeysIT(KeycloakServer server) {
        super(server);
    }

    @Test
    void aKeyIsMadeShownOnceRotatedAndRevoked() {
        String name = "Branch " + UUID.randomUUID();
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, administrator("view-realm", "view-clients", "manage-clients"));

            create(browser, name);
            String first = browser.find("#issued-key").getText();
            assertThat(first).startsWith("kf_");
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-key-made");
            browser.darken();
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-key-made-dark");
            browser.click("#put-away");
            assertThat((String) browser.run("return document.documentElement.outerHTML"))
                    .doesNotContain(first);
            Instant expires = Instant.ofEpochMilli(key(name).path("expires").longValue());
            assertThat(browser.find("#key-list").getText())
                    .contains(expires.toString().substring(0, 10));

            browser.click(button("Rotate", name));
            browser.find("#grace");
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-key-rotate");
            browser.click("#ask-yes");
            browser.find("#issued-key");
            assertThat(browser.find("#issued-key").getText()).startsWith("kf_").isNotEqualTo(first);
            browser.click("#put-away");

            browser.click(button("Revoke", name));
            browser.click("#ask-yes");
            Awaiting.await(() -> "REVOKED".equals(key(name).path("state").asText()));
            Awaiting.await(() -> !browser.shows(button("Revoke", name)));
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-keys");
        }
    }

    @Test
    void whoThinksBetterOfItRevokesNothing() {
        String name = "Kept " + UUID.randomUUID();
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, administrator("view-realm", "view-clients", "manage-clients"));
            create(browser, name);
            browser.click("#put-away");

            browser.click(button("Revoke", name));
            browser.click("#ask button[value=no]");

            assertThat(key(name).path("state").asText()).isEqualTo("ACTIVE");
        }
    }

    /** Whoever may name a key must not run a script as the next administrator who looks. */
    @Test
    void aNameThatIsAScriptIsText() {
        String name = "<img src=x onerror=window.hit=1>";
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, administrator("view-realm", "view-clients", "manage-clients"));

            create(browser, name);

            assertThat(browser.find("#issued-name").getText()).isEqualTo(name);
            assertThat(browser.find("#key-list").getText()).contains(name);
            assertThat(browser.run("return document.querySelector('main img') === null && window.hit === undefined"))
                    .isEqualTo(true);
        }
    }

    @Test
    void whoMayNotSeeClientsSeesTheEngineOnly() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, administrator("view-realm"));

            browser.await("READY");
            browser.await("It needs the admin role view-clients.");
            assertThat(browser.shows("#create")).isFalse();
        }
    }

    /** What the server does not take is said in its own words. */
    @Test
    void aClientThatIsNotThereIsSaidSo() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, administrator("view-realm", "view-clients", "manage-clients"));

            browser.type("[name=name]", "Nobody's");
            browser.type("[name=client]", "no-such-client");
            browser.click("#create button");

            browser.await("This realm has no such client");
        }
    }

    private static void create(Browser browser, String name) {
        browser.type("[name=name]", name);
        browser.type("[name=client]", "face-api");
        browser.type("[name=days]", "30");
        browser.click("#create button");
        browser.find("#issued-key");
    }

    private static String button(String action, String name) {
        return "button[aria-label='" + action + " " + name + "']";
    }

    private JsonNode key(String name) {
        List<JsonNode> keys = AdminApi.list(admin.call("GET", "face/keys", null));
        return keys.stream()
                .filter(key -> key.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
