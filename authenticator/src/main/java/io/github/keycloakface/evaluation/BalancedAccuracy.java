package io.github.keycloakface.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Verification accuracy on as many random impostor pairs as genuine ones, by the protocol of LFW (Huang et al., 2007):
 * ten folds, each judged with the threshold that is best on the other nine.
 */
final class BalancedAccuracy {

    private static final int FOLDS = 10;

    private record Pair(double cosine, boolean same, int fold) {}

    private BalancedAccuracy() {}

    /**
     * Which impostors are drawn moves the figure by a tenth of a percent; the mean of this many draws by a third of
     * that.
     */
    private static final int DRAWS = 10;

    /** @param seed makes the choice of impostor pairs repeatable */
    static double of(List<Sample> samples, List<Comparisons.Genuine> genuine, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, DRAWS)
                .mapToDouble(draw -> once(samples, genuine, random))
                .average()
                .orElseThrow();
    }

    private static double once(List<Sample> samples, List<Comparisons.Genuine> genuine, Random random) {
        List<Comparisons.Genuine> shuffled = new ArrayList<>(genuine);
        Collections.shuffle(shuffled, random);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            pairs.add(new Pair(shuffled.get(i).cosine(), true, i % FOLDS));
            pairs.add(new Pair(impostor(samples, random), false, i % FOLDS));
        }
        pairs.sort(Comparator.comparingDouble(Pair::cosine));
        // fewer genuine pairs than folds leave the last folds empty
        int folds = Math.min(FOLDS, shuffled.size());
        double sum = 0;
        for (int fold = 0; fold < folds; fold++) {
            sum += accuracy(pairs, fold, threshold(pairs, fold));
        }
        return sum / folds;
    }

    private static double impostor(List<Sample> samples, Random random) {
        while (true) {
            Sample a = samples.get(random.nextInt(samples.size()));
            Sample b = samples.get(random.nextInt(samples.size()));
            if (a.person() != b.person()) {
                return a.cosine(b);
            }
        }
    }

    /** @param pairs ascending by cosine */
    private static double threshold(List<Pair> pairs, int heldOut) {
        // all pairs called the same at first; each pair passed over then moves to "different"
        int right = 0;
        int best = 0;
        double threshold = -1;
        for (Pair pair : pairs) {
            if (pair.fold != heldOut) {
                right += pair.same ? -1 : 1;
                if (right > best) {
                    best = right;
                    threshold = Math.nextUp(pair.cosine);
                }
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
