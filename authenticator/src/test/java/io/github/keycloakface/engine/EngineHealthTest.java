package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.model.ModelException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineHealthTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_LOADED, true, true",
        "LOADING, true, true",
        "READY, true, true",
        "FAILED, false, true",
        "CLOSED, false, true"
    })
    void aBrokenEngineTakesNoServerOutByItself(EngineState state, boolean works, boolean ready) {
        EngineHealth health = new EngineHealth(state, false);

        assertThat(health.works()).isEqualTo(works);
        assertThat(health.isReady()).isEqualTo(ready);
    }

    @ParameterizedTest
    @CsvSource({"NOT_LOADED, true", "LOADING, true", "READY, true", "FAILED, false", "CLOSED, false"})
    void itDoesWhenTheAdministratorSaysSo(EngineState state, boolean ready) {
        assertThat(new EngineHealth(state, true).isReady()).isEqualTo(ready);
    }

    @Test
    void readsStateAndOptionOfTheRunningEngine() {
        Map<String, String> options = Map.of("health", "ready");
        EngineRuntime runtime = new EngineRuntime(new EngineConfigReader(options::get, 2, 1L << 30).read(), config -> {
            throw new ModelException("wrong hash");
        });
        assertThat(EngineHealth.of(runtime)).isEqualTo(new EngineHealth(EngineState.NOT_LOADED, true));

        assertThatThrownBy(() -> runtime.loading().await(Duration.ofMinutes(1)))
                .isInstanceOf(EngineUnavailableException.class);

        assertThat(EngineHealth.of(runtime)).isEqualTo(new EngineHealth(EngineState.FAILED, true));
    }

    @Test
    void isAskedBeforeThereIsAServer() {
        assertThat(EngineHealth.now()).isEqualTo(new EngineHealth(EngineState.NOT_LOADED, false));
    }
}
