package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** The page for administrators, as they see it. */
class ConsoleIT extends ConsoleFlow {

    private final FaceApi api;

    ConsoleIT(KeycloakServer server, FaceApi api) {
        super(server);
        this.api = api;
    }

    @Test
    void anAdministratorOfTheRealmSeesTheEngine() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            browser.find("#sign-in");
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-welcome");

            signIn(browser, administrator("view-realm", "view-clients", "manage-clients"));

            browser.await("READY");
            assertThat(browser.find("#realm").getText()).isEqualTo("face-demo");
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-engine");
            browser.darken();
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-engine-dark");
        }
    }

    @Test
    void theTokenIsNowhereButInMemory() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, administrator("view-realm"));
            browser.await("READY");

            String kept = (String) browser.run("return JSON.stringify([{...localStorage}, {...sessionStorage},"
                    + " document.cookie, location.href, history.length, document.documentElement.outerHTML,"
                    + " performance.getEntries().map(entry => entry.name)])");
            assertThat(kept).doesNotContain("eyJ").doesNotContain("verifier");
            assertThat(browser.url()).isEqualTo(console("face-demo").toString());

            browser.reload();
            browser.click("#sign-in");
            browser.await("READY");
        }
    }

    @Test
    void whoSignsOutIsAskedForThePasswordAgain() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, administrator("view-realm"));
            browser.click("#sign-out");
            browser.click("#sign-in");
            browser.find("#password");
        }
    }

    @Test
    void whoIsNoAdministratorSeesARefusalAndNothingElse() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(console("face-demo"));
            signIn(browser, admin.newPerson());

            browser.await("Your account may not do this in realm face-demo. It needs the admin role view-realm.");
            assertThat(browser.shows("#signed-in")).isFalse();
            assertThat(browser.text()).doesNotContain("READY");
            assertThat(browser.barriers()).isEmpty();
            browser.screenshots("console-refused");
        }
    }

    /** Whoever lures an administrator to an address of their own making must not run a script there. */
    @Test
    void aRealmNameFromTheAddressIsText() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(
                    URI.create(console("face-demo") + "?realm=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E"));

            assertThat(browser.find("#realm").getText()).startsWith("<img src=x");
            assertThat(browser.run("return document.querySelector('#realm img') === null && window.hit === undefined"))
                    .isEqualTo(true);

            signIn(browser, administrator("view-realm"));
            browser.find("#message");
            assertThat(browser.shows("#signed-in")).isFalse();
        }
    }

    /** A code that this page did not ask for would sign the administrator in as somebody else. */
    @Test
    void anAnswerThatNobodyAskedForIsNotTaken() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(URI.create(console("face-demo") + "#state=forged&code=forged"));

            browser.await("The sign-in did not come to an end.");
            assertThat(browser.url()).isEqualTo(console("face-demo").toString());
            assertThat(browser.shows("#sign-in")).isTrue();
            assertThat(browser.run(
                            "return performance.getEntries().filter(entry => entry.name.includes('/token')).length"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void theAdministratorOfTheServerLooksIntoARealm() {
        addConsoleTo("master");
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(URI.create(console("master") + "?realm=face-demo"));
            signIn(browser, new Person("", "admin", KeycloakServer.ADMIN_PASSWORD));

            browser.await("READY");
            assertThat(browser.find("#realm").getText()).isEqualTo("face-demo");
            assertThat(browser.url()).endsWith("/realms/master/face/console?realm=face-demo");
        }
    }

    /** As docs/operations.md says. */
    private void addConsoleTo(String realm) {
        String client = "{\"clientId\":\"face-console\",\"publicClient\":true,\"rootUrl\":\"${authBaseUrl}\","
                + "\"redirectUris\":[\"/realms/" + realm + "/face/console\"],"
                + "\"attributes\":{\"pkce.code.challenge.method\":\"S256\"}}";
        FaceAnswer created = api.send(api.request("/admin/realms/" + realm + "/clients")
                .header("Authorization", "Bearer " + api.adminToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(client))
                .build());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }
}
