package io.github.keycloakface.evaluation.statistics;

/** Counts cosines in bins, so that billions of pairs cost no more memory than thousands. */
final class CosineHistogram {

    /** Bins per unit of cosine: so fine that a bin moves no score by more than 0.02. */
    static final int SCALE = 10_000;

    private final long[] counts = new long[2 * SCALE + 1];

    /** Bin b holds cosines from {@code b / SCALE - 1} on, up to that of the next bin. */
    void add(float cosine) {
        int bin = (int) ((cosine + 1.0) * SCALE);
        counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
    }

    void add(CosineHistogram other) {
        for (int b = 0; b < counts.length; b++) {
            counts[b] += other.counts[b];
        }
    }

    long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** How many lie in bins whose lower edge is at or above a cosine. */
    long countFrom(double cosine) {
        long sum = 0;
        for (int b = counts.length - 1; b >= 0 && edge(b) >= cosine; b--) {
            sum += counts[b];
        }
        return sum;
    }

    /** The lowest edge from which on at most so many are counted; above 1 when even the last bin holds more. */
    double edgeAbove(long allowed) {
        long above = 0;
        int bin = counts.length;
        while (bin > 0 && above + counts[bin - 1] <= allowed) {
            bin--;
            above += counts[bin];
        }
        return edge(bin);
    }

    static double edge(int bin) {
        return (double) bin / SCALE - 1;
    }
}
