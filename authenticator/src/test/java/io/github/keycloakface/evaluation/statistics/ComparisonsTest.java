package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ComparisonsTest {

    @Example
    void everyPairIsCountedOnceOnItsSide() {
        Comparisons all = DrawnFaces.compare(
                new DrawnFaces().at(0, 0).at(0, 60).at(1, 90).at(2, 180).faces());

        assertThat(all.impostorCount()).isEqualTo(5);
        assertThat(genuine(all)).containsExactly(new double[] {0.5}, within(1e-6));
        assertThat(all.isAllPairs()).isTrue();
    }

    @Example
    void ignoredPeopleAreLeftOutOfTheImpostorsOnly() {
        Comparisons some = DrawnFaces.compare(
                new DrawnFaces().at(0, 0).at(0, 60).at(1, 90).at(2, 180).faces(FaceSet.key(1, 0)));

        assertThat(some.impostorCount()).isEqualTo(3);
        assertThat(some.genuineCount()).isEqualTo(1);
        assertThat(FaceSet.key(0, 1)).isEqualTo(FaceSet.key(1, 0)).isNotEqualTo(FaceSet.key(0, 2));
    }

    @Example
    void theCosineOfARateLetsNoMoreImpostorsThrough() {
        Comparisons tens = impostors(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);

        assertThat(tens.cosineAt(0.2)).isCloseTo(0.85, within(1e-6));
        assertThat(tens.fmr(tens.cosineAt(0.2))).isEqualTo(0.2);
        assertThat(tens.fmr(tens.cosineAt(0.25))).isEqualTo(0.2);
        assertThat(tens.fmr(tens.cosineAt(0.5))).isEqualTo(0.5);
        assertThat(tens.fmr(tens.cosineAt(0))).isZero();
        // 0.7 * 10 is a little less than 7
        assertThat(tens.fmr(tens.cosineAt(0.7))).isEqualTo(0.7);
        assertThat(tens.cosineAt(1)).isEqualTo(-1);
        assertThat(tens.fmr(-1)).isEqualTo(1);
    }

    @Example
    void tiesAreLetThroughTogetherOrNotAtAll() {
        Comparisons tied = impostors(0.1, 0.5, 0.5, 0.5, 0.9);

        assertThat(tied.fmr(tied.cosineAt(0.4))).isEqualTo(0.2);
        assertThat(tied.fmr(tied.cosineAt(0.8))).isEqualTo(0.8);
    }

    @Example
    void genuinePairsBelowTheCosineAreFalseNonMatches() {
        Comparisons pairs = genuine(new int[] {0, 0, 1}, 0.2, 0.4, 0.6);

        assertThat(pairs.fnmr(0.3)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(pairs.fnmr(0.4f)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(pairs.fnmr(0.7)).isEqualTo(1);
    }

    @Example
    void byPersonEachPersonHasOneVote() {
        Comparisons pairs = genuine(new int[] {0, 0, 0, 1}, 0.2, 0.2, 0.2, 0.6);

        assertThat(pairs.fnmr(0.3)).isEqualTo(0.75);
        assertThat(pairs.fnmrByPerson(0.3)).isEqualTo(0.5);
    }

    @Example
    void theMostSimilarStrangersAreTriedFirst() {
        // to 0: the others at 10, 50 and 90 degrees
        Comparisons all = DrawnFaces.compare(
                new DrawnFaces().at(0, 0).at(1, 10).at(2, 50).at(3, 90).faces());

        assertThat(all.fmrOfNearest(1, Math.cos(Math.toRadians(11)))).isEqualTo(0.5);
        assertThat(all.fmrOfNearest(1, Math.cos(Math.toRadians(41)))).isEqualTo(1);
        // 12 attempts in both directions; only 0 and 1 are within 11 degrees
        assertThat(all.fmrOfNearest(10, Math.cos(Math.toRadians(11)))).isCloseTo(2 / 12.0, within(1e-9));
    }

    @Property(tries = 20)
    void allPairsAreThoseOfTheObviousLoop(
            @ForAll @IntRange(min = 2, max = 60) int people,
            @ForAll @IntRange(min = 1, max = 7) int photos,
            @ForAll @IntRange(min = 1, max = 9) int dimensions,
            @ForAll long seed) {
        FaceSet faces = DrawnFaces.random(people, photos, dimensions, 0.5, seed);
        Comparisons all = DrawnFaces.compare(faces);

        List<Double> impostors = new ArrayList<>();
        List<Double> genuine = new ArrayList<>();
        for (int a = 0; a < faces.size(); a++) {
            for (int b = a + 1; b < faces.size(); b++) {
                double cosine = Cosine.of(faces.units()[a], faces.units()[b]);
                (faces.people()[a] == faces.people()[b] ? genuine : impostors).add(cosine);
            }
        }
        impostors.sort(Comparator.reverseOrder());
        assertThat(all.impostorCount()).isEqualTo(impostors.size());
        assertThat(genuine(all))
                .containsExactly(genuine.stream().mapToDouble(c -> c).toArray(), within(1e-6));
        for (int i = 0; i < impostors.size(); i++) {
            assertThat((double) all.tail().cosines()[i]).isCloseTo(impostors.get(i), within(1e-6));
        }
    }

    @Property(tries = 50)
    void ratesFallAndRiseWithTheThreshold(
            @ForAll @DoubleRange(min = -1, max = 1) double one,
            @ForAll @DoubleRange(min = -1, max = 1) double other,
            @ForAll long seed) {
        Comparisons all = DrawnFaces.compare(DrawnFaces.random(12, 3, 4, 0.7, seed));
        double low = Math.min(one, other);
        double high = Math.max(one, other);

        assertThat(all.fmr(high)).isLessThanOrEqualTo(all.fmr(low));
        assertThat(all.fnmr(high)).isGreaterThanOrEqualTo(all.fnmr(low));
        assertThat(all.fnmrByPerson(high)).isGreaterThanOrEqualTo(all.fnmrByPerson(low));
    }

    @Property(tries = 50)
    void theCosineOfARateIsTheLowestThatKeepsIt(@ForAll @DoubleRange(min = 0, max = 1) double rate, @ForAll long seed) {
        Comparisons all = DrawnFaces.compare(DrawnFaces.random(10, 2, 3, 0.7, seed));
        double cosine = all.cosineAt(rate);

        assertThat(all.fmr(cosine)).isLessThanOrEqualTo(rate);
        // the next pair below would be one too many
        int above = all.tail().countFrom(cosine);
        if (above < all.tail().size()) {
            assertThat((above + 1.0) / all.impostorCount()).isGreaterThan(rate);
        }
    }

    @Example
    void threadsDoNotChangeTheOutcome() throws InterruptedException {
        FaceSet faces = DrawnFaces.random(300, 2, 16, 0.5, 7);

        Comparisons one = AllPairs.compare(faces, 1, done -> {});
        Comparisons four = AllPairs.compare(faces, 4, done -> {});

        assertThat(four.tail().cosines()).isEqualTo(one.tail().cosines());
        assertThat(four.tail().first()).isEqualTo(one.tail().first());
        assertThat(four.tail().second()).isEqualTo(one.tail().second());
        assertThat(genuine(four)).isEqualTo(genuine(one));
        assertThat(four.fmrOfNearest(10, 0.5)).isEqualTo(one.fmrOfNearest(10, 0.5));
    }

    @Example
    void progressEndsAtAllPairs() throws InterruptedException {
        List<Long> told = new ArrayList<>();

        AllPairs.compare(DrawnFaces.random(150, 2, 4, 0.5, 7), 1, told::add);

        assertThat(told).isSorted().last().isEqualTo(AllPairs.count(300));
    }

    private static Comparisons impostors(double... cosines) {
        PairSink sink = new PairSink(DrawnFaces.random(2, 1, 2, 0, 1), 100);
        for (double cosine : cosines) {
            sink.impostor(0, 1, (float) cosine);
        }
        return sink.result(true);
    }

    private static Comparisons genuine(int[] people, double... cosines) {
        PairSink sink = new PairSink(DrawnFaces.random(2, 1, 2, 0, 1), 100);
        for (int i = 0; i < people.length; i++) {
            sink.genuine(people[i], people[i], (float) cosines[i]);
        }
        return sink.result(true);
    }

    private static double[] genuine(Comparisons all) {
        return IntStream.range(0, all.genuineCount())
                .mapToDouble(pair -> all.genuine().cosine(pair))
                .toArray();
    }
}
