package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.Stub;
import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.SingleUseObjectProvider;

class UserTurnTest {

    private final Set<Object> keys = ConcurrentHashMap.newKeySet();
    private final SingleUseObjectProvider shared = Stub.of(SingleUseObjectProvider.class)
            .on("putIfAbsent", given -> keys.add(given[0]))
            .on("remove", given -> keys.remove(given[0]) ? Map.of() : null)
            .make();

    @Test
    void oneAfterTheOther() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        for (Future<Integer> most : threads.invokeAll(IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Integer>) () -> {
                    try (Turn turn = UserTurn.take(shared, "realm", "alice")) {
                        int now = inside.incrementAndGet();
                        inside.decrementAndGet();
                        return now;
                    }
                })
                .toList())) {
            assertThat(most.get()).isEqualTo(1);
        }
        threads.shutdown();
        assertThat(keys).isEmpty();
    }

    @Test
    void usersAndRealmsDoNotWaitForEachOther() throws ProblemException {
        try (Turn alice = UserTurn.take(shared, "realm", "alice");
                Turn bob = UserTurn.take(shared, "realm", "bob");
                Turn other = UserTurn.take(shared, "other", "alice")) {
            assertThat(keys).hasSize(3);
        }
        assertThat(keys).isEmpty();
    }

    @Test
    void whoWaitsInVainIsToldToComeBack() throws ProblemException {
        try (Turn turn = UserTurn.take(shared, "realm", "alice")) {
            Thread.currentThread().interrupt();

            ProblemException busy =
                    catchThrowableOfType(ProblemException.class, () -> UserTurn.take(shared, "realm", "alice"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(busy.problem().reason()).isEqualTo(Reason.BUSY);
            assertThat(busy.retryAfterSeconds()).isPositive();
            assertThat(keys).hasSize(1);
        }
    }
}
