package io.github.keycloakface.vision.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FusedLivenessTest {

    private static final double MIN_LIVE = 0.65;

    @Test
    void theMeanDecides() {
        assertThat(fused(0.999, 0.999, 0.1)).isEqualTo(new Liveness(0.699, true));
        assertThat(fused(0.9, 0.9, 0.1)).isEqualTo(new Liveness(0.633, false));
    }

    @Test
    void theMeanItselfCounts() {
        assertThat(fused(0.65, 0.65).live()).isTrue();
        assertThat(fused(0.65, 0.648).live()).isFalse();
    }

    /** Fails closed. */
    @Test
    void nothingIsNotLive() {
        assertThat(FusedLiveness.of(List.of(), MIN_LIVE)).isEqualTo(new Liveness(0, false));
        assertThat(FusedLiveness.of(List.of(new Liveness(1, true)), Double.NaN).live())
                .isFalse();
    }

    private static Liveness fused(double... scores) {
        return FusedLiveness.of(
                java.util.Arrays.stream(scores)
                        .mapToObj(score -> new Liveness(score, score >= MIN_LIVE))
                        .toList(),
                MIN_LIVE);
    }
}
