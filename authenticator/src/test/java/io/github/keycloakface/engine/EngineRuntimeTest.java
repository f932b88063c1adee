package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EngineRuntimeTest {

    private static final VerifyOptions OPTIONS = new VerifyOptions(false, 21, 0, 60);
    private static final byte[] IMAGE = {1};

    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();
    private Runnable whileDetecting = () -> {};

    @Test
    void loadsNothingUntilSomebodyAsksAndThenOnce() throws Exception {
        EngineRuntime runtime = runtime("60s", config -> fake());
        assertThat(runtime.loading().state()).isEqualTo(EngineState.NOT_LOADED);

        runtime.verify(IMAGE, IMAGE, OPTIONS);
        runtime.warm();
        runtime.verify(IMAGE, IMAGE, OPTIONS);

        assertThat(loads).hasValue(1);
        assertThat(runtime.loading().state()).isEqualTo(EngineState.READY);
    }

    @Test
    void isBusyWhileItLoads() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        EngineRuntime runtime = runtime("1ms", config -> {
            awaitQuietly(gate);
            return fake();
        });

        runtime.warm();
        assertThatThrownBy(() -> runtime.verify(IMAGE, IMAGE, OPTIONS)).isInstanceOf(EngineBusyException.class);
        assertThat(runtime.loading().state()).isEqualTo(EngineState.LOADING);
        gate.countDown();
        runtime.loading().await(Duration.ofMinutes(1));

        assertThat(runtime.verify(IMAGE, IMAGE, OPTIONS)).isNotNull();
    }

    @Test
    void detectingTakesAPermitAsComparingDoes() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Map<String, String> options = Map.of("permits", "1", "max-wait", "0", "max-waiting", "0");
        EngineRuntime runtime = new EngineRuntime(new EngineConfigReader(options::get, 2, 0).read(), config -> fake());
        runtime.loading().start();
        runtime.loading().await(Duration.ofMinutes(1));
        whileDetecting = () -> {
            inside.countDown();
            awaitQuietly(gate);
        };

        FutureTask<List<DetectedIn>> first = new FutureTask<>(() -> runtime.detect(IMAGE));
        new Thread(first).start();
        inside.await();

        assertThatThrownBy(() -> runtime.verify(IMAGE, IMAGE, OPTIONS)).isInstanceOf(EngineBusyException.class);
        assertThatThrownBy(() -> runtime.detect(IMAGE)).isInstanceOf(EngineBusyException.class);
        gate.countDown();
        assertThat(first.get()).isEmpty();
    }

    @Test
    void remembersAFailureOfAnyKindAndTriesNoSecondTime() {
        for (EngineLoader broken : List.<EngineLoader>of(
                config -> {
                    throw new ModelException("wrong hash");
                },
                config -> {
                    throw new IllegalStateException("wrong hash");
                },
                config -> {
                    throw new NoClassDefFoundError("wrong hash");
                })) {
            loads.set(0);
            EngineRuntime runtime = runtime("60s", config -> {
                loads.incrementAndGet();
                return broken.load(config);
            });

            for (int call = 0; call < 3; call++) {
                EngineUnavailableException failed = catchThrowableOfType(
                        EngineUnavailableException.class, () -> runtime.verify(IMAGE, IMAGE, OPTIONS));
                assertThat(failed)
                        .hasMessage("The face engine is not available.")
                        .rootCause()
                        .hasMessage("wrong hash");
            }

            assertThat(loads).hasValue(1);
            assertThat(runtime.loading().state()).isEqualTo(EngineState.FAILED);
            assertThat(new EngineInfo(runtime).lines())
                    .containsEntry("engine", "FAILED")
                    .containsEntry("engine failure", "wrong hash");
        }
    }

    @Test
    void closesWhatItLoadedAndLetsNobodyInAfterwards() throws Exception {
        EngineRuntime runtime = runtime("0", config -> fake());
        runtime.loading().await(Duration.ofMinutes(1));

        runtime.close();

        assertThat(closes).hasValue(1);
        assertThatThrownBy(() -> runtime.verify(IMAGE, IMAGE, OPTIONS)).isInstanceOf(EngineBusyException.class);
    }

    @Test
    void closesWithoutEverHavingLoaded() {
        EngineRuntime runtime = runtime("0", config -> fake());

        runtime.close();
        runtime.warm();

        assertThat(loads).hasValue(0);
        assertThat(closes).hasValue(0);
        assertThat(runtime.loading().state()).isEqualTo(EngineState.CLOSED);
    }

    @Test
    void boundsTheBytesInFlightTogether() throws EngineBusyException {
        Map<String, String> options = Map.of("max-wait", "0", "max-body-bytes", "10240", "max-bodies-bytes", "20480");
        EngineRuntime runtime = new EngineRuntime(new EngineConfigReader(options::get, 2, 0).read(), config -> fake());

        Permit first = runtime.reserve(10_240);
        Permit second = runtime.reserve(Long.MAX_VALUE);
        assertThatThrownBy(() -> runtime.reserve(1)).isInstanceOf(EngineBusyException.class);
        first.close();

        runtime.reserve(9_217).close();
        assertThat(second).isNotNull();
    }

    private EngineRuntime runtime(String maxWait, EngineLoader loader) {
        Map<String, String> options = Map.of("max-wait", maxWait);
        return new EngineRuntime(new EngineConfigReader(options::get, 2, 1L << 30).read(), loader);
    }

    private LoadedEngine fake() {
        loads.incrementAndGet();
        return new CountedEngine();
    }

    private final class CountedEngine extends FakeEngine {

        @Override
        public List<DetectedIn> detect(byte[] image) {
            whileDetecting.run();
            return super.detect(image);
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
