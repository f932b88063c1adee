package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.metrics.FaceMeters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void neverLetsMoreInThanItHolds() throws InterruptedException, ExecutionException {
        Gate gate = gate(3, "60s", 1000);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Void> call = () -> {
            try (Permit permit = gate.enter(1)) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                LockSupport.parkNanos(50_000);
                inside.decrementAndGet();
            }
            return null;
        };
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            calls.add(call);
        }

        for (Future<Void> done : callers.invokeAll(calls)) {
            done.get();
        }

        assertThat(most).hasValueBetween(1, 3);
        assertThat(gate.waiting()).isZero();
        assertThat(gate.shut(Duration.ZERO)).as("all came back").isTrue();
    }

    @Test
    void tellsWhoWaitedInVainWhenToComeBack() throws EngineBusyException {
        Gate gate = gate(1, "1ms", 10);
        try (Permit permit = gate.enter(1)) {
            EngineBusyException busy = catchThrowableOfType(EngineBusyException.class, () -> gate.enter(1));

            assertThat(busy.retryAfterSeconds()).isEqualTo(1);
            assertThat(gate.waiting()).isZero();
        }
        gate.enter(1).close();
    }

    @Test
    void turnsAwayAtOnceWhenTheQueueIsFull() throws EngineBusyException, InterruptedException, ExecutionException {
        Gate gate = gate(1, "60s", 1);
        Future<?> waiting;
        try (Permit permit = gate.enter(1)) {
            waiting = callers.submit(() -> {
                gate.enter(1).close();
                return null;
            });
            while (gate.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> gate.enter(1)).isInstanceOf(EngineBusyException.class);
            assertThat(waiting).isNotDone();
        }
        waiting.get();
    }

    @Test
    void givesBackOnceOnly() throws EngineBusyException {
        Gate gate = gate(2, "0", 0);
        Permit permit = gate.enter(1);
        permit.close();
        permit.close();

        gate.enter(2);

        assertThatThrownBy(() -> gate.enter(1)).isInstanceOf(EngineBusyException.class);
    }

    @Test
    void letsTheHeaviestInAlone() throws EngineBusyException {
        Gate gate = gate(5, "0", 0);

        Permit heavy = gate.enter(1000);

        assertThatThrownBy(() -> gate.enter(1)).isInstanceOf(EngineBusyException.class);
        heavy.close();
        gate.enter(5).close();
    }

    @Test
    void keepsTheInterruptOfAWaitingThread() throws EngineBusyException {
        Gate gate = gate(1, "60s", 10);
        try (Permit permit = gate.enter(1)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> gate.enter(1)).isInstanceOf(EngineBusyException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Gate gate(int capacity, String maxWait, int maxWaiting) {
        Map<String, String> options = Map.of("max-wait", maxWait, "max-waiting", Integer.toString(maxWaiting));
        return new Gate(
                Queue.COMPARISONS,
                capacity,
                new EngineConfigReader(options::get, 2, 1L << 30).read(),
                FaceMeters.ofServer());
    }
}
