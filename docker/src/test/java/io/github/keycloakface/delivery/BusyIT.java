package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server with one permit and no patience, beside the one of the other tests. */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(LiveServer.class)
class BusyIT {

    /** Takes part so that the shared server has prepared the distribution that this one uses, too. */
    private final KeycloakServer shared;

    BusyIT(KeycloakServer shared) {
        this.shared = shared;
    }

    @Test
    void whoFindsNoPermitIsToldWhenToComeBack() throws IOException, InterruptedException, ExecutionException {
        assertThat(shared.log()).contains("started in");
        try (TraceCollector traces = TraceCollector.start();
                KeycloakServer server = KeycloakServer.start(KeycloakServer.home(), "busy", options(traces))) {
            FaceApi api = FaceApi.of(server);
            List<FaceAnswer> answers = new ArrayList<>();
            // loading the models may take all of the first callers' patience: until one was served, nothing is shown
            while (answers.stream().noneMatch(answer -> answer.status() == 200)
                    || answers.stream().noneMatch(answer -> answer.status() == 503)) {
                answers.addAll(atOnce(api, 8));
                assertThat(answers).hasSizeLessThan(4000);
            }

            answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> {
                answer.isProblem(503, "BUSY");
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isPositive();
            });
            isCounted(new Management(server).metrics(), answers);
            isTraced(traces);
        }
    }

    private static String[] options(TraceCollector traces) {
        return Stream.concat(
                        Stream.of(
                                "--spi-face-engine--default--permits=1",
                                "--spi-face-engine--default--max-wait=0s",
                                "--spi-face-engine--default--max-waiting=0"),
                        Stream.of(traces.options()))
                .toArray(String[]::new);
    }

    private static void isCounted(Metrics metrics, List<FaceAnswer> answers) {
        double busy = answers.stream().filter(answer -> answer.status() == 503).count();
        assertThat(metrics.sum("keycloak_face_requests_total", "endpoint", "verify", "outcome", "busy"))
                .isEqualTo(busy);
        assertThat(metrics.sum("keycloak_face_queue_wait_seconds_count", "outcome", "queue_full"))
                .isBetween(1.0, busy);
    }

    /** The one server of the tests that traces: what is in a span, and what must never be. */
    private static void isTraced(TraceCollector traces) {
        Awaiting.await(() -> traces.hasSeen("FaceEngine.verify") && traces.hasSeen("kc.face.outcome"));
        Awaiting.await(() -> traces.hasSeen("fr_feature"));
        assertThat(traces.hasSeen("confidence")).isFalse();
        assertThat(traces.hasSeen("/9j/")).as("a JPEG in base64").isFalse();
    }

    private static List<FaceAnswer> atOnce(FaceApi api, int callers) throws InterruptedException, ExecutionException {
        byte[] group = Photos.bytes("sample5.jpg");
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        List<Future<FaceAnswer>> calls = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            calls.add(threads.submit(() -> api.verify(group, group)));
        }
        List<FaceAnswer> answers = new ArrayList<>();
        for (Future<FaceAnswer> call : calls) {
            answers.add(call.get());
        }
        threads.shutdown();
        return answers;
    }
}
