package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EngineRuntimeTest {

    private static final VerifyOptions OPTIONS = new VerifyOptions(false, 21, 0, 60);
    private static final byte[] IMAGE = {1};

    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();

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
        return new LoadedEngine() {
            @Override
            public Verification verify(byte[] image1, byte[] image2, VerifyOptions options)
                    throws ProbeRefusedException {
                return new Verification(List.of(new ComparedPair(null, null, 0, false)));
            }

            @Override
            public FaceProbe probe(byte[] image, int minQuality) throws DefectiveFaceException {
                throw new DefectiveFaceException(FaceDefect.NO_FACE);
            }

            @Override
            public ScoreCalibration calibration() {
                return null;
            }

            @Override
            public String embedderId() {
                return "fake";
            }

            @Override
            public ModelManifest models() {
                return new ModelManifest(1, "fake", List.of(), List.of());
            }

            @Override
            public String natives() {
                return "none";
            }

            @Override
            public void close() {
                closes.incrementAndGet();
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
