package io.github.keycloakface.rest;

import io.github.keycloakface.http.ComponentAdvice;
import io.github.keycloakface.vision.quality.Quality;
import java.util.Optional;

/** What somebody who takes a photo can do to make it better. */
final class QualityAdvice {

    /** Nothing to mend, as a measure says it. */
    private static final double FULL = 100;

    private QualityAdvice() {}

    /** Empty when even the weakest component has full marks. */
    static Optional<String> on(Quality quality) {
        String weakest = quality.weakest();
        return quality.components().get(weakest) >= FULL ? Optional.empty() : Optional.of(ComponentAdvice.on(weakest));
    }
}
