package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page of another origin needs, and must not get. */
@ExtendWith(LiveServer.class)
class BrowserCallsIT {

    private static final String PAGE = "http://localhost:8000";
    private static final String STRANGER = "https://stranger.test";

    private final FaceApi api;

    BrowserCallsIT(FaceApi api) {
        this.api = api;
    }

    @Test
    void thePreflightAllowsTheHeadersThatClientsSend() {
        FaceAnswer answer = api.send(HttpRequest.newBuilder(api.verifyUri())
                .method("OPTIONS", BodyPublishers.noBody())
                .headers("Origin", PAGE, "Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,subscriptionkey,authorization")
                .build());

        assertThat(answer.status()).isBetween(200, 204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("POST");
        assertThat(header(answer, "Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("subscriptionkey", "content-type", "authorization");
    }

    @Test
    void anOriginOfTheClientMayReadTheAnswer() {
        FaceAnswer answer = from(PAGE);

        answer.isProblem(400, "IMAGE1_MISSING");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
    }

    @Test
    void anyOtherOriginMayNot() {
        FaceAnswer answer = from(STRANGER);

        answer.isProblem(403, "NOT_ALLOWED");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isNotIn(STRANGER, "*");
    }

    private FaceAnswer from(String origin) {
        return api.send(api.verifyRequest("{}", "Origin", origin, "Authorization", "Bearer " + api.token()));
    }

    private static String header(FaceAnswer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
