package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.EvaluationReport.Fused;
import io.github.keycloakface.evaluation.EvaluationReport.FusedPoint;
import io.github.keycloakface.evaluation.statistics.FaceSet;
import io.github.keycloakface.evaluation.statistics.FusedScores;
import io.github.keycloakface.evaluation.statistics.FusedTrials;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Measures several references against several frames. */
final class FusedMeasurement {

    private static final double[] SCORES = {36, 48, 60, 72};
    private static final double[] RATES = {1e-3, 1e-4, 1e-5, 1e-6};

    /** As with single photos: fewer would be luck. */
    private static final int LEAST_COUNT = 10;

    private final FusedScores scores;

    private FusedMeasurement(FusedScores scores) {
        this.scores = scores;
    }

    /**
     * Measures.
     *
     * @throws IOException when nobody has photos enough
     */
    static Fused of(FaceSet faces, int references, int frames, ScoreCalibration calibration) throws IOException {
        FusedScores scores = FusedTrials.compare(faces, references, frames, calibration);
        if (scores.genuineCount() == scores.refused() || scores.impostorCount() == 0) {
            throw new IOException("nobody can be compared: " + references + " references and " + frames
                    + " frames need " + (references + frames) + " photos a person, and frames that are alike");
        }
        FusedMeasurement measured = new FusedMeasurement(scores);
        return new Fused(
                references,
                frames,
                scores.people(),
                scores.genuineCount(),
                scores.refused(),
                scores.impostorCount(),
                measured.scoreLaw(),
                measured.operatingPoints());
    }

    private List<FusedPoint> scoreLaw() {
        return Arrays.stream(SCORES).mapToObj(this::point).toList();
    }

    private List<FusedPoint> operatingPoints() {
        return Arrays.stream(RATES)
                .filter(rate -> rate * scores.impostorCount() >= LEAST_COUNT)
                .mapToObj(rate -> point(scores.scoreAt(rate)))
                .toList();
    }

    private FusedPoint point(double score) {
        return new FusedPoint(
                score,
                Math.pow(10, -score / ScoreCalibration.POINTS_PER_DECADE),
                scores.fmr(score),
                scores.impostorsFrom(score),
                scores.fnmr(score),
                scores.fnmrByPerson(score));
    }
}
