package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page for administrators, as an attacker asks for them. */
@ExtendWith(LiveServer.class)
class ConsoleFilesIT {

    private final FaceApi api;

    ConsoleFilesIT(FaceApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "console/console.js", "console/console.css"})
    void nothingForeignRunsAndNoFrameIsDrawnAroundIt(String path) {
        FaceAnswer answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Strict-Transport-Security")).contains("max-age");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void thePageHasNoScriptOrStyleOfItsOwnAndNothingFromElsewhere() {
        String page = get("console").body();

        assertThat(page)
                .doesNotContain("<style", " style=", "javascript:")
                .doesNotContainPattern(" on[a-z]+=")
                .doesNotContainPattern("(src|href|action)=\"(https?:|//)");
        assertThat(page.split("<script", -1)).hasSize(2);
        assertThat(page).contains("<script type=\"module\" src=\"console/console.js\"></script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console/console.html",
                "console/nothing.js",
                "console/..%2fopenapi.json",
                "console/..%5copenapi.json",
                "console/%2e%2e%2f%2e%2e%2fMETA-INF%2fLICENSE",
                "console/%2fetc%2fpasswd",
                "console/console.js%00.css",
                "console/console.js%3b",
                "console/console.js/x",
                "console/CONSOLE.JS"
            })
    void thereIsNothingElseToGet(String path) {
        assertThat(get(path).status()).as(path).isIn(400, 404);
        assertThat(get(path).body()).doesNotContain("root:", "Apache License", "openapi");
    }

    @Test
    void aFileThatIsKnownIsNotSentAgain() {
        String tag = header(get("console/console.js"), "ETag");

        FaceAnswer answer = api.send(
                request("console/console.js").header("If-None-Match", tag).build());

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Security-Policy")).isNotEmpty();
        assertThat(api.send(request("console/console.js")
                                .header("If-None-Match", "\"other\"")
                                .build())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAddressWithASlashAtTheEndLeadsToThePage() {
        FaceAnswer answer = get("console/");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(header(answer, "Location")).endsWith("/realms/face-demo/face/console");
    }

    private FaceAnswer get(String path) {
        return api.send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return api.request("/realms/face-demo/face/" + path);
    }

    private static String header(FaceAnswer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
