package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sixteen callers at once, for {@code -Dface.load.seconds}: each input has one answer, whoever else calls. */
@ExtendWith(LiveServer.class)
class ParallelCallersIT {

    private static final int CALLERS = 16;

    private final FaceApi api;
    private final Map<String, ObjectNode> inputs = inputs();
    private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    ParallelCallersIT(FaceApi api) {
        this.api = api;
    }

    @Test
    void equalInputsGetEqualAnswersAndNothingFailsButForBusyness()
            throws InterruptedException, ExecutionException, IOException {
        int seconds = Integer.getInteger("face.load.seconds", 10);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> calls = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            calls.add(callers.submit(() -> callUntil(end)));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        callers.shutdown();

        Files.writeString(
                BuildFolder.TARGET.resolve("parallel-callers.txt"),
                CALLERS + " callers, " + seconds + " s, answers by status: " + new TreeMap<>(statuses) + "\n");
        assertThat(answers.keySet()).isEqualTo(inputs.keySet());
        answers.forEach((name, bodies) -> assertThat(bodies).as(name).hasSize(1));
        assertThat(statuses).containsKeys(200, 400);
    }

    private void callUntil(long end) {
        do {
            inputs.forEach(this::call);
        } while (System.nanoTime() < end);
    }

    private void call(String name, ObjectNode input) {
        FaceAnswer answer = api.verify(input);
        statuses.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
        if (answer.status() == 503) {
            answer.isProblem(503, "BUSY");
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
        } else {
            assertThat(answer.status()).as(answer.body()).isIn(200, 400);
            answers.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(answer.body());
        }
    }

    private static Map<String, ObjectNode> inputs() {
        byte[] franck = Photos.bytes(Photos.FRANCK);
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        inputs.put("match", FaceApi.images(franck, Photos.bytes(Photos.FRANCK_AGAIN)));
        inputs.put("no match", FaceApi.images(franck, Photos.bytes(Photos.AUDREY)));
        inputs.put("no face", FaceApi.images(Photos.withoutFace("png"), franck));
        inputs.put(
                "groups",
                FaceApi.images(Photos.bytes("sample1.jpg"), Photos.bytes("sample3.jpg"))
                        .put("compareAllFaces", true));
        return inputs;
    }
}
