package io.github.keycloakface.evaluation.gallery;

import java.util.Map;

/**
 * What the pipeline made of a photo's bytes: a face, or the reason why there is none.
 *
 * @param failure null for a face; the other members mean nothing then
 */
record Reading(Failure.Reason failure, float[] unit, double quality, Map<String, Double> components) {

    static Reading failed(Failure.Reason reason) {
        return new Reading(reason, new float[0], 0, Map.of());
    }

    boolean isFace() {
        return failure == null;
    }
}
