package io.github.keycloakface.evaluation.statistics;

import java.util.Arrays;

/** Where a figure lies with 95 % confidence. */
public record Interval(double low, double high) {

    /** z of 95 %, two-sided. */
    private static final double Z = 1.959964;

    /**
     * Score interval of Wilson for a share, which says something where nothing was counted, too.
     *
     * @param hits 0..{@code of}
     * @param of 1 or more
     */
    public static Interval ofShare(int hits, int of) {
        double share = (double) hits / of;
        double spread = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
        double center = share + Z * Z / (2.0 * of);
        double norm = 1 + Z * Z / of;
        return new Interval(hits == 0 ? 0 : (center - spread) / norm, hits == of ? 1 : (center + spread) / norm);
    }

    /** Percentile interval of Efron: the middle 95 % of what the drawn samples yield. */
    static Interval of(double[] drawn) {
        double[] sorted =
                Arrays.stream(drawn).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        return new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    /** Linear between neighbors, as R's type 7. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
