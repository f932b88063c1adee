package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * An administrator's program that outlives a node, as one that comes back does: what a kill may cut off or refuse it
 * asks again. Anything else is an answer.
 */
final class PatientClient {

    /** What a proxy says whose node is gone, and what a node says while a call that was cut off has a person's turn. */
    private static final Set<Integer> COME_AGAIN = Set.of(502, 503, 504);

    /** Longer than the proxy waits, and than the turn of a call that was cut off lasts: a minute each. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration HANG = Duration.ofSeconds(65);

    /** Keycloak's default for a token of admin-cli is a minute. */
    private static final Duration TOKEN_USE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ServerAddress server;
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private String token;
    private Instant tokenTime = Instant.MIN;

    PatientClient(ServerAddress server) {
        this.server = server;
    }

    /** @param body null for none */
    FaceAnswer send(String method, String path, String body) {
        // each time with the token of the moment: a person's turn that a kill left taken outlasts one
        return untilAnswered(() -> HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private synchronized String token() {
        if (tokenTime.plus(TOKEN_USE).isBefore(Instant.now())) {
            tokenTime = Instant.now();
            FaceAnswer answer = untilAnswered(() -> HttpRequest.newBuilder(
                            server.uri("/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password="
                            + KeycloakServer.ADMIN_PASSWORD)));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            token = answer.text("access_token");
        }
        return token;
    }

    private FaceAnswer untilAnswered(Supplier<HttpRequest.Builder> request) {
        return new FluentWait<>(request)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(300))
                .until(next -> answered(next.get().timeout(HANG).build()));
    }

    /** Null when it is to be asked again. */
    private FaceAnswer answered(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
            if (!COME_AGAIN.contains(response.statusCode())) {
                return new FaceAnswer(response.statusCode(), response.headers(), response.body());
            }
            (response.body().contains("\"BUSY\"") ? busy : refused).incrementAndGet();
        } catch (IOException e) {
            cutOff.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return null;
    }

    /** What had to be asked again. */
    String toldToComeAgain() {
        return "cut off %d, refused for want of a node %d, told to wait %d"
                .formatted(cutOff.get(), refused.get(), busy.get());
    }
}
