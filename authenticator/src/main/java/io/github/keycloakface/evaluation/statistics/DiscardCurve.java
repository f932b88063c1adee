package io.github.keycloakface.evaluation.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Error versus discard (ISO/IEC 29794-1): what the false non-match rate becomes when the pairs with the worst photos
 * are left out. A pair is as good as the worse of its two photos. The threshold stays.
 */
public final class DiscardCurve {

    private static final double[] SHARES = {0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3};

    private DiscardCurve() {}

    /**
     * One point.
     *
     * @param discarded share of the genuine pairs that was left out
     * @param quality the lowest quality of a pair that stayed
     * @param fnmr of the pairs that stayed
     */
    public record Point(double discarded, double quality, double fnmr) {}

    /**
     * Measures the curve.
     *
     * @param quality of each face, any scale, better is higher
     * @param cosine the threshold
     */
    public static List<Point> of(Comparisons comparisons, double[] quality, double cosine) {
        GenuinePairs genuine = comparisons.genuine();
        double[] worse = IntStream.range(0, genuine.size())
                .mapToDouble(i -> Math.min(quality[genuine.first(i)], quality[genuine.second(i)]))
                .toArray();
        int[] order = IntStream.range(0, worse.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> worse[i]))
                .mapToInt(i -> i)
                .toArray();
        int[] missedFrom = missedFrom(genuine, order, cosine);
        List<Point> points = new ArrayList<>();
        for (double share : SHARES) {
            int left = (int) Math.round(share * order.length);
            if (left < order.length) {
                points.add(new Point(
                        (double) left / order.length,
                        worse[order[left]],
                        (double) missedFrom[left] / (order.length - left)));
            }
        }
        return points;
    }

    /** How many pairs from each place in the order on are missed. */
    private static int[] missedFrom(GenuinePairs genuine, int[] order, double cosine) {
        int[] missed = new int[order.length + 1];
        for (int i = order.length - 1; i >= 0; i--) {
            missed[i] = missed[i + 1] + (genuine.cosine(order[i]) < cosine ? 1 : 0);
        }
        return missed;
    }
}
