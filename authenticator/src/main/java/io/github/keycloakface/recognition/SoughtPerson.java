package io.github.keycloakface.recognition;

import io.github.keycloakface.credential.FaceComparison;
import io.github.keycloakface.credential.OpenedReferences;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;

/** Who an attempt must show, and how sure of it one must be. */
final class SoughtPerson {

    /**
     * Points of score above the limit: ten times fewer strangers come so far in one picture as pass with the limit. A
     * second chance that is ten times as rare adds a tenth to what the limit promises.
     */
    private static final double BEYOND_DOUBT = 12;

    private final OpenedReferences references;
    private final ScoreCalibration calibration;
    private final double limit;

    /** @param limit score from which on a person passes, 0..200 */
    SoughtPerson(OpenedReferences references, ScoreCalibration calibration, double limit) {
        this.references = references;
        this.calibration = calibration;
        this.limit = limit;
    }

    ScoreCalibration calibration() {
        return calibration;
    }

    FaceComparison compare(Embedding probe) {
        return references.compare(probe, calibration);
    }

    /** Whether it is enough. Nobody passes by a reference that is not there. */
    boolean isShownBy(FaceComparison comparison) {
        return comparison.compared() > 0 && comparison.score() >= limit;
    }

    /** Whether a single picture of a capture is enough. */
    boolean isSurely(Embedding probe) {
        FaceComparison comparison = compare(probe);
        return comparison.compared() > 0 && comparison.score() >= limit + BEYOND_DOUBT;
    }
}
