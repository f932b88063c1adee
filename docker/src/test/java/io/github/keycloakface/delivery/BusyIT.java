package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        try (KeycloakServer server = KeycloakServer.start(
                KeycloakServer.home(),
                "busy",
                "--spi-face-engine--default--permits=1",
                "--spi-face-engine--default--max-wait=0s",
                "--spi-face-engine--default--max-waiting=0")) {
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
        }
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
