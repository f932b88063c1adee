package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.EvaluationReport.Fused;
import io.github.keycloakface.evaluation.EvaluationReport.KFold;
import io.github.keycloakface.evaluation.EvaluationReport.Split;
import io.github.keycloakface.evaluation.gallery.Failure;
import io.github.keycloakface.evaluation.gallery.Gallery;
import io.github.keycloakface.evaluation.statistics.BalancedAccuracy;
import io.github.keycloakface.evaluation.statistics.Comparisons;
import io.github.keycloakface.evaluation.statistics.FoldAccuracy;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns compared photos into a report. */
public final class Evaluation {

    /** Any number would do; this one is the same in every run. */
    public static final long SEED = 20260101L;

    private final String pack;
    private final String embedder;
    private final ScoreCalibration calibration;

    /**
     * Names what is measured.
     *
     * @param embedder id of the model
     * @param calibration what the pack promises
     */
    public Evaluation(String pack, String embedder, ScoreCalibration calibration) {
        this.pack = pack;
        this.embedder = embedder;
        this.calibration = calibration;
    }

    /**
     * Sums up.
     *
     * @param split null when none was asked for
     * @param fused null when none was asked for
     */
    public EvaluationReport report(Measurement measurement, Split split, Fused fused) {
        Gallery gallery = measurement.gallery();
        Comparisons comparisons = measurement.comparisons();
        Curves curves = new Curves(comparisons, calibration);
        Optional<FoldAccuracy> folds = ListedPairs.folds(gallery.without(measurement.center()));
        double balanced = comparisons.isAllPairs() ? BalancedAccuracy.of(comparisons, SEED) : Double.NaN;
        return new EvaluationReport(
                EvaluationReport.SCHEMA,
                pack,
                embedder,
                measurement.data(),
                comparisons.isAllPairs() ? "all" : "listed",
                gallery.photos().people().size(),
                gallery.photos().photos().size(),
                gallery.failures().size(),
                failures(gallery),
                measurement.peoplePairsIgnored(),
                comparisons.impostorCount(),
                comparisons.genuineCount(),
                folds.map(FoldAccuracy::mean).orElse(null),
                folds.map(f -> kFold(gallery, f)).orElse(null),
                Double.isNaN(balanced) ? null : balanced,
                curves.operatingPoints(),
                curves.scoreLaw(),
                split,
                fused,
                comparisons.isAllPairs() ? curves.lookAlikes() : null,
                curves.discard(gallery.samples()),
                curves.histogram(),
                curves.det());
    }

    private static KFold kFold(Gallery gallery, FoldAccuracy accuracy) {
        return new KFold(
                accuracy.byFold().size(),
                gallery.photos().pairs().size(),
                ListedPairs.withoutFace(gallery),
                accuracy.standardError(),
                accuracy.byFold());
    }

    private static Map<String, Integer> failures(Gallery gallery) {
        Map<String, Integer> failures = new TreeMap<>();
        for (Failure failure : gallery.failures()) {
            failures.merge(failure.reason().name(), 1, Integer::sum);
        }
        return failures;
    }
}
