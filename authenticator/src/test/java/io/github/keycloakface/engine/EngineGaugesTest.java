package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineGaugesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EngineRuntime runtime = new EngineRuntime(
            new EngineConfigReader(Map.of("permits", "4")::get, 2, 1L << 30).read(), config -> new FakeEngine());

    @Test
    void oneStateIsOn() throws Exception {
        try (EngineGauges gauges = new EngineGauges(runtime, registry).open()) {
            assertThat(state("not_loaded")).isEqualTo(1);

            runtime.loading().await(Duration.ofMinutes(1));

            assertThat(state("ready")).isEqualTo(1);
            assertThat(state("not_loaded") + state("loading") + state("failed") + state("closed"))
                    .isZero();
        }
    }

    @Test
    void permitsThatAreTakenAreAShare() throws Exception {
        try (EngineGauges gauges = new EngineGauges(runtime, registry).open();
                Permit permit = runtime.gate(Queue.COMPARISONS).enter(1)) {
            assertThat(registry.get("keycloak.face.queue.taken")
                            .tag("queue", "comparisons")
                            .gauge()
                            .value())
                    .isEqualTo(0.25);
            assertThat(registry.get("keycloak.face.queue.taken")
                            .tag("queue", "bodies")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    /** A second start in the same JVM must not find the gauges of the first. */
    @Test
    void nothingIsLeftAfterClosing() {
        new EngineGauges(runtime, registry).open().close();

        assertThat(registry.getMeters()).isEmpty();
    }

    private double state(String state) {
        return registry.get("keycloak.face.engine.state")
                .tag("state", state)
                .gauge()
                .value();
    }
}
