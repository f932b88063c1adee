package io.github.keycloakface.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Verification accuracy by the protocol of LFW (Huang et al., 2007): each fold is judged with the threshold that is
 * best on the others.
 *
 * @param mean over the folds, 0..1
 * @param standardError of that mean
 * @param byFold accuracy of each fold, in the order of their numbers
 */
public record FoldAccuracy(double mean, double standardError, List<Double> byFold) {

    public FoldAccuracy {
        byFold = List.copyOf(byFold);
    }

    /**
     * A compared pair.
     *
     * @param cosine what the models say; below -1 for a pair that could not be compared and so counts as different
     * @param same what is true
     */
    public record Pair(double cosine, boolean same, int fold) {}

    /**
     * Judges each fold.
     *
     * @throws IllegalArgumentException when there are fewer than two folds
     */
    public static FoldAccuracy of(List<Pair> pairs) {
        int[] folds = pairs.stream().mapToInt(Pair::fold).distinct().sorted().toArray();
        if (folds.length < 2) {
            throw new IllegalArgumentException("accuracy by folds needs two folds or more");
        }
        List<Pair> sorted = new ArrayList<>(pairs);
        sorted.sort((a, b) -> Double.compare(a.cosine, b.cosine));
        List<Double> accuracies = new ArrayList<>();
        for (int fold : folds) {
            accuracies.add(accuracy(sorted, fold, threshold(sorted, fold)));
        }
        double mean = accuracies.stream().mapToDouble(a -> a).average().orElseThrow();
        double squares =
                accuracies.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum();
        return new FoldAccuracy(mean, Math.sqrt(squares / (folds.length - 1) / folds.length), accuracies);
    }

    /**
     * The threshold with the most right answers outside a fold; half-way between the two pairs that it parts.
     *
     * @param pairs ascending by cosine
     */
    private static double threshold(List<Pair> pairs, int heldOut) {
        List<Pair> others = pairs.stream().filter(p -> p.fold != heldOut).toList();
        // all pairs called the same at first; each pair passed over then moves to "different"
        int right = 0;
        int best = 0;
        double threshold = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < others.size(); i++) {
            right += others.get(i).same ? -1 : 1;
            boolean last = i + 1 == others.size();
            double next = last ? Double.POSITIVE_INFINITY : others.get(i + 1).cosine;
            if (right > best && next > others.get(i).cosine) {
                best = right;
                threshold = last ? Math.nextUp(others.get(i).cosine) : (others.get(i).cosine + next) / 2;
            }
        }
        return threshold;
    }

    private static double accuracy(List<Pair> pairs, int fold, double threshold) {
        long all = pairs.stream().filter(p -> p.fold == fold).count();
        long right = pairs.stream()
                .filter(p -> p.fold == fold && p.same == (p.cosine >= threshold))
                .count();
        return (double) right / all;
    }
}
