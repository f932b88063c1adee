package io.github.keycloakface.challenge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.keycloakface.vision.challenge.ChallengeStep;
import io.github.keycloakface.vision.challenge.LookAdvice;
import java.util.Locale;

/**
 * What a page shows next.
 *
 * @param nonce of the next request; of the form when it is over
 * @param step of the step that is asked for now, from 0
 * @param steps how many there are
 * @param move as {@code left}; the person's own left
 * @param light that the page shows while it takes the next picture, as {@code red}
 * @param advice on the last picture, as {@code wrong_way}; null before the first one
 * @param kept whether the last picture has to come again with the form, in place of an earlier one of its step
 * @param over whether the form is due: all steps are done, or one cannot be done any more
 */
@JsonPropertyOrder({"nonce", "step", "steps", "move", "light", "advice", "kept", "over"})
record ChallengeAnswer(
        String nonce, int step, int steps, String move, String light, String advice, boolean kept, boolean over) {

    static ChallengeAnswer of(String nonce, ChallengeState state, LookAdvice advice, boolean kept) {
        ChallengeStep asked = state.asked();
        return new ChallengeAnswer(
                nonce,
                state.step(),
                state.challenge().steps().size(),
                text(asked.move()),
                text(asked.light()),
                advice == null ? null : text(advice),
                kept,
                state.isOver());
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
