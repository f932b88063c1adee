package io.github.keycloakface.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.model.ModelManifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReferencesTest {

    /** A cosine of 0.3, 0.4, 0.5 is a score of 36, 48, 60. */
    private static final ScoreCalibration TABLE = new ScoreCalibration(new ModelManifest.Calibration(
            "drawn",
            1e-5,
            List.of(
                    new ModelManifest.Point(0.3, 1e-3),
                    new ModelManifest.Point(0.4, 1e-4),
                    new ModelManifest.Point(0.5, 1e-5))));

    private static final double TWO_RULES = 12 * Math.log10(1.3);

    private final Embedding probe = Embedding.ofRaw("m", new float[] {1, 0, 0, 0});

    @Example
    void oneReferenceIsASingleComparison() {
        References.Match match = new References(List.of(likeThe(probe, 0.45, 1))).match(probe, TABLE);

        assertThat(match.score()).isCloseTo(54, within(1e-4));
        assertThat(match.best()).isZero();
    }

    @Example
    void aProbeLikeOneOfThemIsJudgedByThatOne() {
        References.Match match =
                new References(List.of(likeThe(probe, 0, 1), likeThe(probe, 0.6, 2))).match(probe, TABLE);

        assertThat(match.score()).isCloseTo(72 - 12 * Math.log10(2), within(1e-4));
        assertThat(match.best()).isOne();
    }

    /** The mean of two people is like a third who is a little like both, or a morph of them. */
    @Example
    void ofTwoPeopleTheMeanIsNobody() {
        List<Embedding> two = List.of(likeThe(probe, 0.45, 1), likeThe(probe, 0.45, 2));
        assertThat(TABLE.score(two.get(0), two.get(1))).isLessThan(60);
        assertThat(TABLE.score(probe, Embedding.mean(two))).isGreaterThan(60);

        assertThat(new References(two).match(probe, TABLE).score()).isCloseTo(54 - 12 * Math.log10(2), within(1e-4));
    }

    /** One stranger among them is enough: there is no telling whose the others are. */
    @Example
    void aStrangerAmongThemTakesTheMeanAway() {
        List<Embedding> three = List.of(likeThe(probe, 0.75, 1), likeThe(probe, 0.75, 2), likeThe(probe, -0.2, 3));

        assertThat(new References(three).match(probe, TABLE).score()).isCloseTo(90 - 12 * Math.log10(3), within(1e-4));
    }

    @Example
    void aProbeALittleLikeAllIsJudgedByTheirMean() {
        List<Embedding> three = List.of(likeThe(probe, 0.71, 1), likeThe(probe, 0.71, 2), likeThe(probe, 0.71, 3));
        double mean = probe.cosine(Embedding.mean(three));

        References.Match match = new References(three).match(probe, TABLE);

        assertThat(mean).isCloseTo(0.8677, within(1e-3));
        assertThat(match.score()).isCloseTo(TABLE.score(mean) - 6 * Math.log10(3) - TWO_RULES, within(1e-9));
        assertThat(match.score()).isGreaterThan(60);
        assertThat(match.best()).isZero();
    }

    @Example
    void theMeanOfSeveralFramesPaysForEachPair() {
        Embedding frames = Embedding.mean(List.of(probe, probe, probe));

        double score = new References(List.of(likeThe(probe, 0.5, 1)))
                .match(frames, TABLE)
                .score();

        assertThat(score).isCloseTo(60 - 6 * Math.log10(3), within(1e-4));
    }

    @Property(tries = 100)
    void theOrderOfTheReferencesDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int count) {
        Random random = new Random(seed);
        List<Embedding> references = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            references.add(drawn(random));
        }
        Embedding drawn = drawn(random);
        double score = new References(references).match(drawn, TABLE).score();

        Collections.reverse(references);

        assertThat(new References(references).match(drawn, TABLE).score()).isCloseTo(score, within(1e-3));
    }

    @Property(tries = 100)
    void aSecondCopyOfAReferenceIsNoGain(@ForAll long seed) {
        Random random = new Random(seed);
        Embedding reference = drawn(random);
        Embedding drawn = drawn(random);

        double once = new References(List.of(reference)).match(drawn, TABLE).score();
        double twice = new References(List.of(reference, reference))
                .match(drawn, TABLE)
                .score();

        assertThat(twice).isLessThanOrEqualTo(once);
    }

    @Example
    void nothingToCompareWithIsRefused() {
        assertThatThrownBy(() -> new References(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void referencesOfAnotherModelAreRefused() {
        References other = new References(List.of(Embedding.ofRaw("m-2", new float[] {1, 0, 0, 0})));

        assertThatThrownBy(() -> other.match(probe, TABLE)).isInstanceOf(IllegalArgumentException.class);
    }

    /** At this cosine to the first axis, the rest along another. */
    private static Embedding likeThe(Embedding probe, double cosine, int axis) {
        float[] unit = probe.toArray();
        unit[0] = (float) cosine;
        unit[axis] = (float) Math.sqrt(1 - cosine * cosine);
        return Embedding.ofRaw("m", unit);
    }

    private static Embedding drawn(Random random) {
        float[] raw = new float[16];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) random.nextGaussian();
        }
        return Embedding.ofRaw("m", raw);
    }
}
