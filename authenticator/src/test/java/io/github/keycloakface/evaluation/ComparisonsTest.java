package io.github.keycloakface.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

    @Test
    void everyPairIsCountedOnceOnItsSide() {
        Comparisons all = Comparisons.all(List.of(at(0, 0), at(0, 60), at(1, 90), at(2, 180)), Set.of());

        assertThat(all.impostorCount()).isEqualTo(5);
        assertThat(all.genuine()).hasSize(1);
        assertThat(all.genuine().get(0).cosine()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void ignoredPeopleAreLeftOutOfTheImpostorsOnly() {
        List<Sample> samples = List.of(at(0, 0), at(0, 60), at(1, 90), at(2, 180));

        Comparisons some = Comparisons.all(samples, Set.of(Comparisons.key(1, 0)));

        assertThat(some.impostorCount()).isEqualTo(3);
        assertThat(some.genuine()).hasSize(1);
        assertThat(Comparisons.key(0, 1)).isEqualTo(Comparisons.key(1, 0)).isNotEqualTo(Comparisons.key(0, 2));
    }

    @Test
    void theCosineOfARateLetsNoMoreImpostorsThrough() {
        Comparisons tens = impostors(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);

        assertThat(tens.cosineAt(0.2)).isCloseTo(0.8, within(2e-4)).isGreaterThan(0.8);
        assertThat(tens.fmr(tens.cosineAt(0.2))).isEqualTo(0.2);
        assertThat(tens.fmr(tens.cosineAt(0.25))).isEqualTo(0.2);
        assertThat(tens.fmr(tens.cosineAt(0.5))).isEqualTo(0.5);
        assertThat(tens.fmr(tens.cosineAt(0))).isZero();
        assertThat(tens.fmr(-1)).isEqualTo(1);
    }

    @Test
    void genuinePairsBelowTheCosineAreFalseNonMatches() {
        Comparisons pairs = new Comparisons(
                new long[2 * Comparisons.SCALE + 1], List.of(genuine(0, 0.2), genuine(0, 0.4), genuine(1, 0.6)));

        assertThat(pairs.fnmr(0.3)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(pairs.fnmr(0.4)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(pairs.fnmr(0.7)).isEqualTo(1);
    }

    @Test
    void byPersonEachPersonHasOneVote() {
        Comparisons pairs = new Comparisons(
                new long[2 * Comparisons.SCALE + 1],
                List.of(genuine(0, 0.2), genuine(0, 0.2), genuine(0, 0.2), genuine(1, 0.6)));

        assertThat(pairs.fnmr(0.3)).isEqualTo(0.75);
        assertThat(pairs.fnmrByPerson(0.3)).isEqualTo(0.5);
    }

    @Test
    void separablePeopleAreToldApartWithoutError() {
        assertThat(accuracy(40)).isEqualTo(1);
    }

    @Test
    void fewerGenuinePairsThanFoldsStillGiveANumber() {
        assertThat(accuracy(3)).isEqualTo(1);
    }

    @Test
    void photosThatSayNothingAreGuesses() {
        List<Sample> samples = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            samples.add(at(i / 2, random.nextInt(360)));
        }
        Comparisons all = Comparisons.all(samples, Set.of());

        assertThat(BalancedAccuracy.of(samples, all.genuine(), 1)).isBetween(0.4, 0.6);
    }

    /** People at a right angle, each with two photos that differ by a degree. */
    private static double accuracy(int people) {
        List<Sample> samples = new ArrayList<>();
        for (int p = 0; p < people; p++) {
            float[] one = new float[people];
            one[p] = 1;
            samples.add(new Sample(p, Path.of("a"), one));
            samples.add(new Sample(p, Path.of("b"), one));
        }
        return BalancedAccuracy.of(samples, Comparisons.all(samples, Set.of()).genuine(), 1);
    }

    private static Comparisons impostors(double... cosines) {
        long[] counts = new long[2 * Comparisons.SCALE + 1];
        for (double cosine : cosines) {
            counts[(int) Math.round((cosine + 1) * Comparisons.SCALE)]++;
        }
        return new Comparisons(counts, List.of());
    }

    private static Comparisons.Genuine genuine(int person, double cosine) {
        return new Comparisons.Genuine(person, cosine);
    }

    private static Sample at(int person, double degrees) {
        double angle = Math.toRadians(degrees);
        return new Sample(person, Path.of("p"), new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }
}
