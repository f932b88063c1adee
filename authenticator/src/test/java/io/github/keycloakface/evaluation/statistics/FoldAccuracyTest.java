package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.evaluation.statistics.FoldAccuracy.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FoldAccuracyTest {

    @Example
    void separablePairsAreAllRight() {
        FoldAccuracy accuracy = FoldAccuracy.of(
                List.of(pair(0.1, false, 1), pair(0.8, true, 1), pair(0.2, false, 2), pair(0.9, true, 2)));

        assertThat(accuracy.mean()).isEqualTo(1);
        assertThat(accuracy.standardError()).isZero();
        assertThat(accuracy.byFold()).containsExactly(1.0, 1.0);
    }

    @Example
    void aFoldIsJudgedWithTheThresholdOfTheOthers() {
        // the threshold of fold 2 is 0.5, of fold 1 it is 0.25: each lets one pair of the other fold fall
        FoldAccuracy accuracy = FoldAccuracy.of(
                List.of(pair(0.1, false, 1), pair(0.4, true, 1), pair(0.4, false, 2), pair(0.6, true, 2)));

        assertThat(accuracy.byFold()).containsExactly(0.5, 0.5);
        assertThat(accuracy.mean()).isEqualTo(0.5);
    }

    @Example
    void theStandardErrorIsThatOfTheMean() {
        FoldAccuracy accuracy = FoldAccuracy.of(List.of(
                pair(0.1, false, 0),
                pair(0.9, true, 0),
                pair(0.1, false, 1),
                pair(0.9, true, 1),
                pair(0.95, false, 2),
                pair(0.9, true, 2)));

        assertThat(accuracy.byFold()).containsExactly(1.0, 1.0, 0.5);
        // deviations 1/6, 1/6, -1/3: variance 1/12, over 3 folds
        assertThat(accuracy.standardError()).isCloseTo(Math.sqrt(1 / 36.0), within(1e-12));
    }

    @Example
    void aPairWithoutFaceIsCalledDifferent() {
        FoldAccuracy accuracy = FoldAccuracy.of(
                List.of(pair(0.1, false, 1), pair(-2, true, 1), pair(0.2, false, 2), pair(0.9, true, 2)));

        assertThat(accuracy.byFold().get(0)).isEqualTo(0.5);
    }

    @Example
    void oneFoldIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> FoldAccuracy.of(List.of(pair(0.1, true, 1))));
    }

    @Property(tries = 200)
    void eachFoldHasAnAccuracyThatSomeBestThresholdGives(
            @ForAll @IntRange(min = 2, max = 5) int folds,
            @ForAll @IntRange(min = 5, max = 40) int count,
            @ForAll long seed) {
        List<Pair> pairs = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            boolean same = random.nextBoolean();
            // tenths, so that there are ties
            pairs.add(pair(Math.round(random.nextGaussian() * 3 + (same ? 4 : 0)) / 10.0, same, i % folds));
        }

        FoldAccuracy accuracy = FoldAccuracy.of(pairs);

        for (int fold = 0; fold < folds; fold++) {
            assertThat(bestAccuracies(pairs, fold)).contains(accuracy.byFold().get(fold));
        }
        assertThat(accuracy.mean())
                .isCloseTo(
                        accuracy.byFold().stream().mapToDouble(a -> a).average().orElseThrow(), within(1e-12));
    }

    /** What the fold gets with each of the thresholds that are best on the others: by trying all there are. */
    private static List<Double> bestAccuracies(List<Pair> pairs, int fold) {
        List<Pair> held = pairs.stream().filter(p -> p.fold() == fold).toList();
        List<Pair> others = pairs.stream().filter(p -> p.fold() != fold).toList();
        List<Double> thresholds = new ArrayList<>();
        for (int i = -200; i <= 200; i++) {
            thresholds.add(i / 20.0 + 1e-6);
        }
        double best =
                thresholds.stream().mapToDouble(t -> right(others, t)).max().orElseThrow();
        return thresholds.stream()
                .filter(t -> right(others, t) == best)
                .map(t -> right(held, t))
                .toList();
    }

    private static double right(List<Pair> pairs, double threshold) {
        return (double) pairs.stream()
                        .filter(p -> p.same() == (p.cosine() >= threshold))
                        .count()
                / pairs.size();
    }

    private static Pair pair(double cosine, boolean same, int fold) {
        return new Pair(cosine, same, fold);
    }
}
