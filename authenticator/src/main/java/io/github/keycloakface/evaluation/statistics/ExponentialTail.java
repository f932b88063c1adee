package io.github.keycloakface.evaluation.statistics;

/**
 * How fast the false-match rate falls beyond what can be counted: by a factor e each {@code mean} of cosine.
 *
 * <p>Excesses over a high threshold follow a generalized Pareto law (Pickands, 1975; Balkema and de Haan, 1974). Its
 * shape is not fitted but set to 0, the exponential law: cosines are bounded, so the true shape is below 0 and the
 * exponential promises less than the data would allow; and a free shape is decided by the few highest pairs, which in
 * sets of named people are label errors.
 *
 * <p>The highest pairs are censored for the same reason: they count as "at least as high as the highest that is
 * trusted" (maximum likelihood with type II censoring: Lawless, Statistical Models and Methods for Lifetime Data).
 *
 * @param mean excess in units of cosine
 */
record ExponentialTail(double mean) {

    /**
     * Fits excesses.
     *
     * @param excesses greatest first, all 0 or more
     * @param censored how many of the greatest only count as at least as great as the next one
     * @throws IllegalArgumentException when nothing is left to fit
     */
    static ExponentialTail fit(double[] excesses, int censored) {
        if (excesses.length <= censored || !(excesses[censored] > 0)) {
            throw new IllegalArgumentException("too few impostor pairs for a tail");
        }
        double sum = censored * excesses[censored];
        for (int i = censored; i < excesses.length; i++) {
            sum += excesses[i];
        }
        return new ExponentialTail(sum / (excesses.length - censored));
    }

    /** Cosine at which the rate has fallen to a share of what it is at the threshold. */
    double cosineAt(double threshold, double share) {
        return threshold - mean * Math.log(share);
    }
}
