package io.github.keycloakface.evaluation.statistics;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Confidence intervals by drawing people anew, with replacement: photos of one person hang together, so pairs must not
 * be drawn one by one (Bolle, Ratha and Pankanti, 2004). A pair of strangers counts as often as the one was drawn times
 * the other; pairs of a person with his own double are left out.
 */
public final class PeopleBootstrap {

    /** Percentiles of 1,000 draws move by a few percent of the interval's width from seed to seed. */
    public static final int DRAWS = 1_000;

    private final Comparisons comparisons;
    private final int[][] weights;
    private final int[] faces;

    /** The errors at one cosine; {@code fmr} is null where the impostor pairs above it are not known one by one. */
    public record Errors(Interval fmr, Interval fnmr, Interval fnmrByPerson) {}

    public PeopleBootstrap(Comparisons comparisons, int draws, long seed) {
        this.comparisons = comparisons;
        this.faces = comparisons.faces().facesOfPeople();
        this.weights = new int[draws][];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < draws; draw++) {
            weights[draw] = weights(random.split());
        }
    }

    private int[] weights(SplittableRandom random) {
        int[] drawn = new int[faces.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[random.nextInt(drawn.length)]++;
        }
        return drawn;
    }

    public Errors at(double cosine) {
        Misses misses = new Misses(comparisons, cosine);
        boolean known = comparisons.isExact(cosine)
                && (comparisons.isAllPairs() || comparisons.tail().size() == comparisons.impostorCount());
        Interval fmr = known ? fmr(cosine) : null;
        return new Errors(
                fmr,
                interval(draw -> misses.overall(person -> weights[draw][person])),
                interval(draw -> misses.byPerson(person -> weights[draw][person])));
    }

    private Interval fmr(double cosine) {
        int above = comparisons.tail().countFrom(cosine);
        return interval(draw -> passed(above, weights[draw]) / impostors(weights[draw]));
    }

    private double passed(int above, int[] weight) {
        TailPairs.Sorted tail = comparisons.tail();
        int[] people = comparisons.faces().people();
        long sum = 0;
        for (int i = 0; i < above; i++) {
            sum += (long) weight[people[tail.first()[i]]] * weight[people[tail.second()[i]]];
        }
        return sum;
    }

    /** Weighted pairs of strangers: half of what all faces make with all, less each person with himself. */
    private double impostors(int[] weight) {
        if (comparisons.tail().size() == comparisons.impostorCount()) {
            return passed(comparisons.tail().size(), weight);
        }
        double all = 0;
        double own = 0;
        for (int person = 0; person < faces.length; person++) {
            double count = (double) weight[person] * faces[person];
            all += count;
            own += count * count;
        }
        double ignored = 0;
        for (long key : comparisons.faces().ignored()) {
            int a = (int) (key >>> 32);
            int b = (int) key;
            ignored += (double) weight[a] * faces[a] * weight[b] * faces[b];
        }
        return (all * all - own) / 2 - ignored;
    }

    private Interval interval(IntToDoubleFunction figure) {
        return Interval.of(IntStream.range(0, weights.length)
                .parallel()
                .mapToDouble(figure)
                .toArray());
    }
}
