package io.github.keycloakface.vision.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivenessTest {

    @ParameterizedTest
    @CsvSource({
        "0.65, 0.65, 0.65, true",
        "0.64999, 0.65, 0.649, false",
        "0.9999, 0.65, 0.999, true",
        "1, 1, 1, true",
        "0, 0.65, 0, false",
        "NaN, 0.65, 0, false"
    })
    void theShareDecidesAndTheScoreNeverShowsMore(double share, double minLive, double score, boolean live) {
        assertThat(Liveness.of(share, minLive)).isEqualTo(new Liveness(score, live));
    }
}
