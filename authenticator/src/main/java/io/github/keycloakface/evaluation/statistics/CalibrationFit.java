package io.github.keycloakface.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * From impostor pairs to the table of a manifest: counted as far as there are pairs to count, beyond that an
 * {@link ExponentialTail} through the last decade that was counted.
 *
 * @param points descending by rate, ascending by cosine
 * @param countedDownTo the smallest rate that was counted
 * @param tailMean of the {@link ExponentialTail}, in units of cosine
 */
public record CalibrationFit(List<Point> points, double countedDownTo, double tailMean) {

    /** Rates at which the table has points, where the pairs allow: three a decade. */
    private static final double[] RATES = {
        0.5, 0.2, 0.1, 0.03, 1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 1e-6, 1e-7, 1e-8
    };

    /**
     * Doddington's rule of 30 (2000): with 30 errors the true rate lies within 30 % of the measured one with 90 %
     * confidence, if pairs were independent.
     */
    private static final int LEAST_COUNT = 30;

    /** Below this rate the errors in the labels of a set of names outnumber the true false matches. */
    private static final double LEAST_RATE = 1e-5;

    /**
     * Share of the pairs of the tail that is not trusted: one in a hundred of those above ten times the last counted
     * rate, three times what is suspected in LFW where it is known.
     */
    private static final double CENSORED = 0.01;

    /** Fewer pairs do not reach one false match in a hundred with 30 counted. */
    public static final int LEAST_PAIRS = 3_000;

    /** A point of the table. */
    public record Point(double cosine, double fmr) {}

    public CalibrationFit {
        points = List.copyOf(points);
    }

    /**
     * Counts and fits.
     *
     * @throws IllegalArgumentException when the impostor pairs are fewer than {@value #LEAST_PAIRS}, or all alike
     */
    public static CalibrationFit of(Comparisons comparisons) {
        long pairs = comparisons.impostorCount();
        if (pairs < LEAST_PAIRS) {
            throw new IllegalArgumentException(
                    pairs + " impostor pairs are too few to calibrate: " + LEAST_PAIRS + " are needed");
        }
        double counted = counted(pairs);
        double threshold = comparisons.cosineAt(10 * counted);
        double[] excesses = comparisons.excesses(threshold);
        ExponentialTail tail = ExponentialTail.fit(excesses, (int) Math.ceil(CENSORED * excesses.length));
        List<Point> points = new ArrayList<>();
        for (double rate : RATES) {
            double cosine = comparisons.cosineAt(rate);
            double fmr = comparisons.fmr(cosine);
            if (rate < counted) {
                Point last = points.get(points.size() - 1);
                points.add(new Point(tail.cosineAt(last.cosine, rate / last.fmr), rate));
            } else if (points.isEmpty() || cosine > points.get(points.size() - 1).cosine) {
                points.add(new Point(cosine, fmr));
            }
        }
        points.removeIf(point -> point.cosine >= 1);
        return new CalibrationFit(points, counted, tail.mean());
    }

    private static double counted(long pairs) {
        double counted = RATES[0];
        for (double rate : RATES) {
            if (rate >= LEAST_RATE && rate * pairs >= LEAST_COUNT) {
                counted = rate;
            }
        }
        return counted;
    }
}
