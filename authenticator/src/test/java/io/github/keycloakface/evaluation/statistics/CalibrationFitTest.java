package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CalibrationFitTest {

    /** Cosines above 0 fall by a factor e each 0.05. */
    private static final double MEAN = 0.05;

    @Example
    void theTailOfKnownExcessesIsTheirMean() {
        assertThat(ExponentialTail.fit(new double[] {0.3, 0.2, 0.1}, 0).mean()).isCloseTo(0.2, within(1e-12));
        // the greatest counts as 0.2 or more: (0.2 + 0.2 + 0.1) over two that are known
        assertThat(ExponentialTail.fit(new double[] {9, 0.2, 0.1}, 1).mean()).isCloseTo(0.25, within(1e-12));
    }

    @Example
    void theTailGoesOnByAFactorEachMean() {
        ExponentialTail tail = new ExponentialTail(0.05);

        assertThat(tail.cosineAt(0.4, Math.exp(-2))).isCloseTo(0.5, within(1e-12));
    }

    @Property(tries = 10)
    void anExponentialTailIsFoundAgain(@ForAll long seed) {
        CalibrationFit fit = CalibrationFit.of(exponential(100_000, 0, seed));

        assertThat(fit.tailMean()).isCloseTo(MEAN, within(0.01));
        assertThat(fit.countedDownTo()).isEqualTo(1e-3);
        for (CalibrationFit.Point point : fit.points()) {
            double truth = -MEAN * Math.log(point.fmr());
            assertThat(point.cosine()).as("rate " + point.fmr()).isCloseTo(truth, within(0.03 * (1 + truth * 4)));
        }
    }

    @Example
    void labelErrorsHardlyMoveTheTail() {
        double[] excesses = new double[1_000];
        for (int i = 0; i < excesses.length; i++) {
            excesses[i] = -MEAN * Math.log((i + 0.5) / excesses.length);
        }
        // ten pairs of one person under two names, as high as pairs of one person are
        Arrays.fill(excesses, 0, 10, 0.8);

        assertThat(ExponentialTail.fit(excesses, 0).mean()).isGreaterThan(1.1 * MEAN);
        assertThat(ExponentialTail.fit(excesses, 10).mean()).isCloseTo(MEAN, within(0.01 * MEAN));
    }

    @Property(tries = 10)
    void pointsAreMonotone(@ForAll long seed) {
        CalibrationFit fit = CalibrationFit.of(exponential(5_000, 1, seed));

        for (int i = 1; i < fit.points().size(); i++) {
            assertThat(fit.points().get(i).cosine())
                    .isGreaterThan(fit.points().get(i - 1).cosine());
            assertThat(fit.points().get(i).fmr())
                    .isLessThan(fit.points().get(i - 1).fmr());
        }
        assertThat(fit.countedDownTo()).isEqualTo(1e-2);
    }

    @Example
    void tooFewPairsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationFit.of(exponential(2_999, 0, 1)))
                .withMessageContaining("3000 are needed");
    }

    private static Comparisons exponential(int pairs, int errors, long seed) {
        Random random = new Random(seed);
        double[] cosines = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            double drawn = -MEAN * Math.log(1 - random.nextDouble());
            cosines[i] = i < errors ? 0.9 : Math.min(1, drawn);
        }
        PairSink sink = new PairSink(DrawnFaces.random(2, 1, 2, 0, 1), pairs);
        Arrays.stream(cosines).forEach(cosine -> sink.impostor(0, 1, (float) cosine));
        return sink.result(true);
    }
}
