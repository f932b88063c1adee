package io.github.keycloakface.rest;

import io.github.keycloakface.vision.quality.Quality;
import java.util.Map;
import java.util.Optional;

/** What somebody who takes a photo can do about a poor component: one sentence each. */
final class QualityAdvice {

    /** Nothing to mend, as a measure says it. */
    private static final double FULL = 100;

    private static final Map<String, String> BY_COMPONENT = Map.of(
            "exposure", "Light the face evenly: it is too dark or too bright.",
            "pose", "Look straight into the camera.",
            "sharpness", "Hold the camera still and let it focus on the face.",
            "size", "Come closer, or send the image at a higher resolution.");

    private QualityAdvice() {}

    /** Empty when even the weakest component has full marks. */
    static Optional<String> on(Quality quality) {
        String weakest = quality.weakest();
        return quality.components().get(weakest) >= FULL
                ? Optional.empty()
                : Optional.of(
                        BY_COMPONENT.getOrDefault(weakest, "Take a photo that is better in its " + weakest + "."));
    }
}
