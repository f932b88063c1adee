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

    /** Whoever turns so that most pictures show no cheek needs to guess two colors only. */
    @Test
    void whatIsKnownOfTwoPicturesOfSixConfirmsNothing() {
        List<Light> six = List.of(Light.RED, Light.BLUE, Light.GREEN, Light.RED, Light.BLUE, Light.GREEN);
        List<Take> takes = new ArrayList<>();
        List<Take> whole = new ArrayList<>();
        for (int i = 0; i < six.size(); i++) {
            Take seen = take(six.get(i), tint(six.get(i), 0.3));
            whole.add(seen);
            takes.add(i < 2 ? seen : take(six.get(i), new RelativeTint(Double.NaN, Double.NaN)));
        }

        assertThat(LightResponse.of(whole).answer()).isEqualTo(LightAnswer.CONFIRMED);
        assertThat(LightResponse.of(takes).agreement()).isGreaterThan(0.9);
        assertThat(LightResponse.of(takes).answer()).isEqualTo(LightAnswer.UNSEEN);
    }

    private static RelativeTint tint(Light light, double strength) {
        double red = light == Light.RED ? 1 : light == Light.GREEN ? -1 : 0;
        double blue = light == Light.BLUE ? 1 : light == Light.GREEN ? -1 : 0;
        return new RelativeTint(0.4 + strength * red, -0.2 + strength * blue);
    }

    /** @param fallen the light that really fell on the face, and how much the tint follows it */
    private static LightAnswer answer(List<Light> fallen, double strength) {
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i < SHOWN.size(); i++) {
            takes.add(take(SHOWN.get(i), tint(fallen.get(i), strength)));
        }
        return LightResponse.of(takes).answer();
    }

    private static Take take(Light light, RelativeTint tint) {
        return new Take(new ChallengeStep(Move.FRONT, 300, light), 0, null, null, null, tint, null);
    }
}
