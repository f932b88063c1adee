package io.github.keycloakface.evaluation.statistics;

import java.util.Arrays;

/** Where a figure lies with 95 % confidence. */
public record Interval(double low, double high) {

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
