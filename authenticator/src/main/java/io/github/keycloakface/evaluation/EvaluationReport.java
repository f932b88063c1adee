package io.github.keycloakface.evaluation;

import java.util.List;

/**
 * What an evaluation yields, as written to JSON.
 *
 * @param pack the models that were measured
 * @param balancedAccuracy ten folds, random impostor pairs, 0..1
 * @param operatingPoints descending by fmr
 */
public record EvaluationReport(
        String pack,
        int people,
        int photos,
        int failuresToEnroll,
        long impostorPairs,
        long genuinePairs,
        double balancedAccuracy,
        List<OperatingPoint> operatingPoints) {

    /**
     * A threshold and its errors.
     *
     * @param fmr share of impostor pairs at or above the cosine
     * @param score what the pack's calibration calls that cosine
     * @param fnmr share of genuine pairs below it, over all pairs
     * @param fnmrByPerson the same with one vote per person
     */
    public record OperatingPoint(double fmr, double cosine, double score, double fnmr, double fnmrByPerson) {}
}
