package io.github.keycloakface.evaluation.pad;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Photos of one subject that were judged together, as a login judges its pictures.
 *
 * @param attack whether they show pictures of a face, or a face
 * @param subject whose folder they lie in
 * @param first path of the first below its root
 * @param early share of live by the first alone; empty when it left a doubt
 * @param whole share of live by all; empty when one of them cannot be judged
 */
public record PadCapture(boolean attack, String subject, String first, OptionalDouble early, OptionalDouble whole) {

    /** By all photos. */
    Optional<PadSample> byAll() {
        return sample(whole);
    }

    /** By no more photos than it takes. */
    Optional<PadSample> inTurn() {
        return sample(early.isPresent() ? early : whole);
    }

    private Optional<PadSample> sample(OptionalDouble score) {
        return score.isPresent()
                ? Optional.of(new PadSample(attack, subject, first, score.getAsDouble()))
                : Optional.empty();
    }
}
