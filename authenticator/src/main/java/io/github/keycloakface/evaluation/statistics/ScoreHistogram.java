package io.github.keycloakface.evaluation.statistics;

import io.github.keycloakface.vision.match.ScoreCalibration;

/** Counts scores in bins of a hundredth. */
final class ScoreHistogram {

    private static final int SCALE = 100;

    private final long[] counts = new long[(int) (ScoreCalibration.MAX_SCORE * SCALE) + 1];

    void add(double score) {
        counts[(int) (score * SCALE)]++;
    }

    /** A new one; neither of the two is changed. */
    ScoreHistogram plus(ScoreHistogram other) {
        ScoreHistogram sum = new ScoreHistogram();
        for (int bin = 0; bin < counts.length; bin++) {
            sum.counts[bin] = counts[bin] + other.counts[bin];
        }
        return sum;
    }

    long count() {
        return countFrom(0);
    }

    /** How many lie in bins from this score on; a score that is no multiple of a hundredth is rounded up. */
    long countFrom(double score) {
        long sum = 0;
        for (int bin = (int) Math.ceil(score * SCALE); bin < counts.length; bin++) {
            sum += counts[bin];
        }
        return sum;
    }

    /** The lowest score that at most so many reach. */
    double scoreReachedBy(long most) {
        long sum = 0;
        int bin = counts.length;
        while (bin > 0 && sum + counts[bin - 1] <= most) {
            bin--;
            sum += counts[bin];
        }
        return (double) bin / SCALE;
    }
}
