package io.github.keycloakface.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakface.evaluation.statistics.Interval;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation yields, as written to JSON. Rates are shares, 0..1; what could not be measured is left out. Same
 * photos, models and options, same report: it holds no time and no path.
 *
 * @param schema version of this format, always {@value #SCHEMA}
 * @param pack the models that were measured
 * @param embedder id of the model that made the embeddings
 * @param data name of the folder of photos
 * @param comparisons {@code all}: every photo against every other; {@code listed}: the pairs of the list only, because
 *     its photos do not lie in a folder a person
 * @param photos all that were looked at
 * @param failuresToEnroll photos without a face that can be used
 * @param failures the same by reason
 * @param peoplePairsIgnored how many pairs of people were left out of the impostors
 * @param kFoldAccuracy of a list of pairs with folds, 0..1
 * @param balancedAccuracy ten folds of all genuine and as many random impostor pairs, mean of ten draws, 0..1
 * @param operatingPoints descending by fmr
 * @param scoreLaw what a score promises and what it keeps, on the photos that were measured
 * @param split the same on people that the calibration did not see
 * @param fused several references against several frames
 * @param nearestImpostors attackers who look like their victim
 * @param errorVersusDiscard what the false non-match rate becomes without the photos of worst quality
 * @param scoreHistogram shares of genuine and impostor pairs by score
 * @param det false non-match against false-match rates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationReport(
        int schema,
        String pack,
        String embedder,
        String data,
        String comparisons,
        int people,
        int photos,
        int failuresToEnroll,
        Map<String, Integer> failures,
        int peoplePairsIgnored,
        long impostorPairs,
        long genuinePairs,
        Double kFoldAccuracy,
        KFold kFold,
        Double balancedAccuracy,
        List<OperatingPoint> operatingPoints,
        List<LawPoint> scoreLaw,
        Split split,
        Fused fused,
        List<LookAlikes> nearestImpostors,
        Discard errorVersusDiscard,
        List<ScoreBin> scoreHistogram,
        List<DetPoint> det) {

    /** Raised when a member changes its meaning. */
    public static final int SCHEMA = 2;

    /**
     * Accuracy by the folds of a list.
     *
     * @param pairsWithoutFace pairs with a photo that shows no face; they count as called different
     */
    public record KFold(int folds, int pairs, int pairsWithoutFace, double standardError, List<Double> byFold) {}

    /**
     * A threshold and its errors. Intervals hold with 95 % confidence for people drawn like these, at this threshold.
     *
     * @param fmr share of impostor pairs at or above the cosine
     * @param score what the pack's calibration calls that cosine
     * @param fnmr share of genuine pairs below it, over all pairs
     * @param fnmrByPerson the same with one vote a person
     * @param fmrInterval left out where too many pairs lie above to keep them one by one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OperatingPoint(
            double fmr,
            double cosine,
            double score,
            double fnmr,
            double fnmrByPerson,
            long falseMatches,
            Interval fmrInterval,
            Interval fnmrInterval,
            Interval fnmrByPersonInterval) {}

    /**
     * A score and what it stands for.
     *
     * @param promised 10^(-score/12)
     * @param fmr what was counted at or above the score
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LawPoint(
            double score,
            double promised,
            double fmr,
            long falseMatches,
            double fnmr,
            double fnmrByPerson,
            Interval fmrInterval) {}

    /**
     * People in two halves, each measured with the calibration of the other.
     *
     * @param splits how often the people were divided
     * @param points ascending by score
     */
    public record Split(int splits, List<SplitPoint> points) {}

    /**
     * What a score keeps on people that its calibration did not see.
     *
     * @param fmrOfHalves of the first split: of the second half with the first's calibration, and the other way round
     * @param median of all halves of all splits
     * @param withinFactorTwo share of the halves whose rate lies within a factor 2 of the promise
     */
    public record SplitPoint(
            double score,
            double promised,
            List<Double> fmrOfHalves,
            double median,
            double lowest,
            double highest,
            double withinFactorTwo) {}

    /**
     * Several references against several frames, judged as a login judges them.
     *
     * @param references photos enrolled
     * @param frames photos that make a probe
     * @param people with photos enough for a genuine trial
     * @param refusedTrials genuine trials whose frames were not alike enough: failures to acquire, in no rate
     * @param scoreLaw what a score promises and what it keeps
     * @param operatingPoints at the scores that strangers really reach so often; descending by fmr
     */
    public record Fused(
            int references,
            int frames,
            int people,
            int genuineTrials,
            int refusedTrials,
            long impostorTrials,
            List<FusedPoint> scoreLaw,
            List<FusedPoint> operatingPoints) {}

    /** A score from which on trials pass, and its errors. */
    public record FusedPoint(
            double score, double promised, double fmr, long falseMatches, double fnmr, double fnmrByPerson) {}

    /**
     * A score, and how often the most similar strangers reach it.
     *
     * @param nearest share of photos whose most similar photo of another person reaches the score
     * @param nearestTen the same over the ten most similar photos of others
     */
    public record LookAlikes(double score, double fmr, double nearest, double nearestTen) {}

    /** A curve for the unified quality and one for each component, at one threshold. */
    public record Discard(double fmr, double cosine, Map<String, List<DiscardPoint>> curves) {}

    /**
     * A point of error versus discard.
     *
     * @param discarded share of the genuine pairs left out
     * @param quality the lowest that stayed
     */
    public record DiscardPoint(double discarded, double quality, double fnmr) {}

    /** Shares of the pairs with a score from {@code from} on, up to the next bin. */
    public record ScoreBin(double from, double genuine, double impostor) {}

    /** A point of the detection error trade-off curve. */
    public record DetPoint(double cosine, double score, double fmr, double fnmr, double fnmrByPerson) {}
}
