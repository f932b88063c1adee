package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightResponseTest {

    private static final List<Light> SHOWN = List.of(Light.RED, Light.BLUE, Light.GREEN, Light.WHITE);

    @Test
    void aFaceThatFollowsTheScreenConfirms() {
        assertThat(answer(SHOWN, 0.3)).isEqualTo(LightAnswer.CONFIRMED);
    }

    @Test
    void aFaceThatAnswersAnotherScreenContradicts() {
        assertThat(answer(List.of(Light.BLUE, Light.RED, Light.WHITE, Light.GREEN), 0.3))
                .isEqualTo(LightAnswer.CONTRADICTED);
    }

    @Test
    void noAnswerIsNoContradiction() {
        assertThat(answer(SHOWN, 0)).isEqualTo(LightAnswer.UNSEEN);
        assertThat(answer(List.of(Light.BLUE, Light.RED, Light.WHITE, Light.GREEN), 0.05))
                .isEqualTo(LightAnswer.UNSEEN);
    }

    @Test
    void withoutSurroundingsNothingIsKnown() {
        List<Take> takes = SHOWN.stream()
                .map(light -> take(light, new RelativeTint(Double.NaN, Double.NaN)))
                .toList();

        assertThat(LightResponse.of(takes).answer()).isEqualTo(LightAnswer.UNSEEN);
    }

    /** @param fallen the light that really fell on the face, and how much the tint follows it */
    private static LightAnswer answer(List<Light> fallen, double strength) {
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i < SHOWN.size(); i++) {
            double red = fallen.get(i) == Light.RED ? 1 : fallen.get(i) == Light.GREEN ? -1 : 0;
            double blue = fallen.get(i) == Light.BLUE ? 1 : fallen.get(i) == Light.GREEN ? -1 : 0;
            takes.add(take(SHOWN.get(i), new RelativeTint(0.4 + strength * red, -0.2 + strength * blue)));
        }
        return LightResponse.of(takes).answer();
    }

    private static Take take(Light light, RelativeTint tint) {
        return new Take(new ChallengeStep(Move.FRONT, 300, light), 0, null, null, null, tint, null);
    }
}
