package io.github.keycloakface.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Test
    void equalOutputsShareEqually() {
        assertThat(Softmax.share(new float[] {0, 0, 0}, 0)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(Softmax.share(new float[] {7, 7}, 1)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aLeadOfLnTwoIsTwiceTheShare() {
        assertThat(Softmax.share(new float[] {(float) Math.log(2), 0, 0}, 0)).isCloseTo(0.5, within(1e-7));
    }

    @Test
    void sharesAddUp() {
        float[] outputs = {3.5f, -2, 0.25f};

        assertThat(Softmax.share(outputs, 0) + Softmax.share(outputs, 1) + Softmax.share(outputs, 2))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void largeOutputsDoNotOverflow() {
        assertThat(Softmax.share(new float[] {1000, -1000, 0}, 0)).isEqualTo(1);
        assertThat(Softmax.share(new float[] {-1000, 1000, 0}, 0)).isZero();
    }
}
