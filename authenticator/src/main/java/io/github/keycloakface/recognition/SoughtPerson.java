package io.github.keycloakface.recognition;

import io.github.keycloakface.credential.FaceComparison;
import io.github.keycloakface.credential.OpenedReferences;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;

/** Who an attempt must show, and how sure of it one must be. */
final class SoughtPerson {

    /**
     * Points of score above the limit: a tenth as many strangers come so far in one picture as pass with the limit. A
     * second chance that is ten times as rare adds a tenth to what the limit promises.
     */
    private static final double BEYOND_DOUBT = ScoreCalibration.scoreOf(1 / 10.0);

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

    /** Whether it is enough. */
    boolean isShownBy(FaceComparison comparison) {
        return reaches(comparison, limit);
    }

    /** Whether a single picture of a capture is enough. */
    boolean isSurely(Embedding probe) {
        return reaches(compare(probe), limit + BEYOND_DOUBT);
    }

    /** Nobody passes by a reference that is not there. */
    private static boolean reaches(FaceComparison comparison, double score) {
        return comparison.compared() > 0 && comparison.score() >= score;
    }
}
