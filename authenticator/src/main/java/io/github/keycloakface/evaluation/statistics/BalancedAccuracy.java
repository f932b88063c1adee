package io.github.keycloakface.evaluation.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** {@link FoldAccuracy} on all genuine pairs and as many random impostor pairs, where no list of pairs is given. */
public final class BalancedAccuracy {

    private static final int FOLDS = 10;

    /**
     * Which impostors are drawn moves the figure by a tenth of a percent; the mean of this many draws by a third of
     * that.
     */
    private static final int DRAWS = 10;

    private BalancedAccuracy() {}

    /**
     * Draws and judges.
     *
     * @param seed makes the choice of impostor pairs repeatable
     * @return 0..1, or NaN with fewer than two genuine pairs
     */
    public static double of(Comparisons comparisons, long seed) {
        if (comparisons.genuineCount() < 2) {
            return Double.NaN;
        }
        Random random = new Random(seed);
        return IntStream.range(0, DRAWS)
                .mapToDouble(draw -> once(comparisons, random))
                .average()
                .orElseThrow();
    }

    private static double once(Comparisons comparisons, Random random) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, comparisons.genuineCount()).boxed().toList());
        Collections.shuffle(order, random);
        List<FoldAccuracy.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            pairs.add(new FoldAccuracy.Pair(comparisons.genuine().cosine(order.get(i)), true, i % FOLDS));
            pairs.add(new FoldAccuracy.Pair(impostor(comparisons.faces(), random), false, i % FOLDS));
        }
        return FoldAccuracy.of(pairs).mean();
    }

    private static double impostor(FaceSet faces, Random random) {
        while (true) {
            int a = random.nextInt(faces.size());
            int b = random.nextInt(faces.size());
            int person = faces.people()[a];
            int other = faces.people()[b];
            if (person != other && !faces.isIgnored(person, other)) {
                return Cosine.of(faces.units()[a], faces.units()[b]);
            }
        }
    }
}
