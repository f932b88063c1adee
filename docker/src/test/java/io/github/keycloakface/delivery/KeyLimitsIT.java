package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.KeysApi.Client;
import io.github.keycloakface.delivery.KeysApi.MadeKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often, and from which pages, a key may call. */
@ExtendWith(LiveServer.class)
class KeyLimitsIT {

    private static final String PAGE = "https://shop.example.org";
    private static final String STRANGER = "https://stranger.test";

    private final FaceApi api;
    private final KeysApi keys;
    private final Client client;

    KeyLimitsIT(FaceApi api) {
        this.api = api;
        this.keys = KeysApi.of(api);
        this.client = keys.newClient(Map.of("webOrigins", List.of("https://client.example.org")));
    }

    @Test
    void whoSendsTooMuchIsToldHowLongToWaitAndNobodyElseIs() {
        MadeKey slow = keys.newKey(client, Map.of("requestsPerMinute", 1));
        MadeKey other = keys.newKey(client, Map.of("requestsPerMinute", 1));

        keys.call(slow.text()).isProblem(400, "IMAGE1_MISSING");
        FaceAnswer refused = keys.call(slow.text()).isProblem(429, "RATE_LIMITED");

        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        keys.call(other.text()).isProblem(400, "IMAGE1_MISSING");
        api.post("{}").isProblem(400, "IMAGE1_MISSING");
    }

    @Test
    void aNewTextIsNoNewAllowance() {
        MadeKey key = keys.newKey(client, Map.of("requestsPerMinute", 1));
        keys.call(key.text()).isProblem(400, "IMAGE1_MISSING");

        MadeKey fresh = keys.rotate(key, Map.of("graceSeconds", 600));

        keys.call(fresh.text()).isProblem(429, "RATE_LIMITED");
        keys.call(key.text()).isProblem(429, "RATE_LIMITED");
    }

    @Test
    void whoIsRefusedUsesNothingUp() {
        MadeKey key = keys.newKey(client, Map.of("requestsPerMinute", 1));
        keys.withdraw(client.account(), "face-verify");
        keys.call(key.text()).isProblem(403, "NOT_ALLOWED");
        keys.call(key.text(), "Origin", STRANGER).isProblem(403, "NOT_ALLOWED");
        keys.grant(client.account(), "face-verify");

        keys.call(key.text()).isProblem(400, "IMAGE1_MISSING");
    }

    @Test
    void ofManyAtOnceOnlyAsManyAsAllowedAreLetIn() throws InterruptedException, ExecutionException {
        MadeKey key = keys.newKey(client, Map.of("requestsPerMinute", 1));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<FaceAnswer>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            calls.add(threads.submit(() -> keys.call(key.text())));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<FaceAnswer> call : calls) {
            statuses.add(call.get().status());
        }
        threads.shutdown();

        assertThat(statuses).containsOnly(400, 429);
        assertThat(statuses.stream().filter(status -> status == 400)).hasSize(1);
    }

    /** Head only: an answer shows that nobody waited for the body. */
    @Test
    void theBodyIsNotReadBeforeTheLimitIsLookedAt() throws IOException {
        MadeKey key = keys.newKey(client, Map.of("requestsPerMinute", 1));
        keys.call(key.text());
        URI uri = api.verifyUri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            String head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\nSubscriptionkey: "
                    + key.text() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.getOutputStream().flush();

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine())
                    .contains("429");
        }
    }

    @Test
    void aPageThatTheKeyNamesMayCallAndReadEveryAnswer() {
        MadeKey key = keys.newKey(client, Map.of("origins", List.of(PAGE), "requestsPerMinute", 1));

        FaceAnswer preflight = api.send(HttpRequest.newBuilder(api.verifyUri())
                .method("OPTIONS", BodyPublishers.noBody())
                .headers("Origin", PAGE, "Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,subscriptionkey")
                .build());
        FaceAnswer admitted = keys.call(key.text(), "Origin", PAGE);
        FaceAnswer limited = keys.call(key.text(), "Origin", PAGE);

        assertThat(preflight.status()).isBetween(200, 204);
        assertThat(header(preflight, "Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("subscriptionkey");
        admitted.isProblem(400, "IMAGE1_MISSING");
        assertThat(header(admitted, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
        limited.isProblem(429, "RATE_LIMITED");
        assertThat(header(limited, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(header(limited, "Access-Control-Expose-Headers")).contains("Retry-After");
    }

    @Test
    void anyOtherPageMayNot() {
        MadeKey key = keys.newKey(client, Map.of("origins", List.of(PAGE)));

        for (String origin : List.of(STRANGER, "https://client.example.org", "null", PAGE + ":8443")) {
            FaceAnswer answer = keys.call(key.text(), "Origin", origin).isProblem(403, "NOT_ALLOWED");
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void noPageMayCallWithAKeyThatNamesNone() {
        MadeKey key = keys.newKey(client);

        keys.call(key.text(), "Origin", "https://client.example.org").isProblem(403, "NOT_ALLOWED");
    }

    @Test
    void aPlusStandsForTheOriginsOfTheClient() {
        MadeKey key = keys.newKey(client, Map.of("origins", List.of("+", PAGE)));

        keys.call(key.text(), "Origin", "https://client.example.org").isProblem(400, "IMAGE1_MISSING");
        keys.call(key.text(), "Origin", PAGE).isProblem(400, "IMAGE1_MISSING");
        keys.call(key.text(), "Origin", STRANGER).isProblem(403, "NOT_ALLOWED");
    }

    private static String header(FaceAnswer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
