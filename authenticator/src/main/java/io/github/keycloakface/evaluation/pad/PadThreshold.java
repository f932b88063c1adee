package io.github.keycloakface.evaluation.pad;

import java.util.List;

/** Finds the share of live at which photos of people and of pictures are told apart best. */
final class PadThreshold {

    private PadThreshold() {}

    /**
     * The threshold with the smallest sum of both error rates; of several the one in the widest gap between scores, the
     * middle of it.
     *
     * @param samples at least one of each kind
     */
    static double best(List<PadSample> samples) {
        double[] scores = samples.stream()
                .mapToDouble(PadSample::score)
                .sorted()
                .distinct()
                .toArray();
        double best = scores[0];
        double leastError = error(samples, best);
        double widest = 0;
        for (int i = 1; i < scores.length; i++) {
            double middle = (scores[i - 1] + scores[i]) / 2;
            double error = error(samples, middle);
            double gap = scores[i] - scores[i - 1];
            if (error < leastError || error == leastError && gap > widest) {
                best = middle;
                leastError = error;
                widest = gap;
            }
        }
        return best;
    }

    private static double error(List<PadSample> samples, double minLive) {
        return share(samples, true, minLive) + share(samples, false, minLive);
    }

    private static double share(List<PadSample> samples, boolean attack, double minLive) {
        List<PadSample> kind =
                samples.stream().filter(sample -> sample.attack() == attack).toList();
        return (double) kind.stream()
                        .filter(sample -> sample.isWrongAt(minLive))
                        .count()
                / kind.size();
    }
}
