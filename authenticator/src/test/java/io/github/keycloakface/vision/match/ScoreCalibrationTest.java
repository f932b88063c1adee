package io.github.keycloakface.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ScoreCalibrationTest {

    private static final ScoreCalibration TABLE = calibration(0.3, 1e-3, 0.4, 1e-4, 0.5, 1e-5);

    @Example
    void whatAllHaveInCommonCountsForNothing() {
        Embedding a = Embedding.ofRaw("m", new float[] {0.8f, 0.6f, 0});
        Embedding b = Embedding.ofRaw("m", new float[] {0.8f, 0, 0.6f});
        ScoreCalibration centered = centered(List.of(0.8, 0.0, 0.0));

        assertThat(TABLE.score(a, b)).isGreaterThan(60);
        assertThat(centered.likeness(a, b)).isCloseTo(0, within(1e-6));
        assertThat(centered.likeness(a, a)).isCloseTo(1, within(1e-6));
        assertThat(centered.score(a, b)).isCloseTo(TABLE.score(0), within(1e-3));
        assertThat(centered.likeness(a, b)).isEqualTo(centered.likeness(b, a));
    }

    @Example
    void withoutACenterALikenessIsTheCosine() {
        Embedding a = Embedding.ofRaw("m", new float[] {0.8f, 0.6f, 0});
        Embedding b = Embedding.ofRaw("m", new float[] {0.8f, 0, 0.6f});

        assertThat(TABLE.likeness(a, b)).isEqualTo(a.cosine(b));
    }

    @Example
    void aCenterOfAnotherLengthIsRefused() {
        Embedding a = Embedding.ofRaw("m", new float[] {1, 0});

        assertThatThrownBy(() -> centered(List.of(0.1, 0.1, 0.1)).likeness(a, a))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a center of 3 numbers");
    }

    private static ScoreCalibration centered(List<Double> center) {
        return new ScoreCalibration(new ModelManifest.Calibration(
                "drawn",
                1e-5,
                List.of(
                        new ModelManifest.Point(0.3, 1e-3),
                        new ModelManifest.Point(0.4, 1e-4),
                        new ModelManifest.Point(0.5, 1e-5)),
                center));
    }

    @Example
    void aMeanOfMorePicturesIsWorthLess() {
        assertThat(ScoreCalibration.ofMean(66, 1)).isEqualTo(66);
        assertThat(ScoreCalibration.ofMean(66, 10)).isCloseTo(60, within(1e-9));
        assertThat(ScoreCalibration.ofMean(3, 10)).isZero();
    }

    @Example
    void theTablesPointsAreTheirRates() {
        assertThat(TABLE.score(0.3)).isCloseTo(36, within(1e-9));
        assertThat(TABLE.score(0.4)).isCloseTo(48, within(1e-9));
        assertThat(TABLE.score(0.5)).isCloseTo(60, within(1e-9));
        assertThat(TABLE.score(0.45)).isCloseTo(54, within(1e-9));
    }

    @Example
    void theShippedTablePutsOneInAHundredThousandAtSixty() throws ModelException {
        ModelManifest.Calibration shipped =
                ModelStore.bundled().find(ModelTask.EMBEDDER).orElseThrow().calibration();
        ScoreCalibration calibration = new ScoreCalibration(shipped);

        assertThat(calibration.score(calibration.cosineAt(1e-5))).isCloseTo(60, within(1e-9));
        assertThat(calibration.cosineAt(1e-5)).isBetween(0.44, 0.50);
        for (ModelManifest.Point point : shipped.points()) {
            assertThat(calibration.score(point.cosine())).isCloseTo(-12 * Math.log10(point.fmr()), within(1e-9));
        }
    }

    @Property
    void aHigherCosineNeverScoresLower(
            @ForAll @DoubleRange(min = -1, max = 1) double a, @ForAll @DoubleRange(min = -1, max = 1) double b) {
        assertThat(TABLE.score(Math.max(a, b))).isGreaterThanOrEqualTo(TABLE.score(Math.min(a, b)));
    }

    @Property
    void scoresStayBetween0And200(@ForAll @DoubleRange(min = -2, max = 2) double cosine) {
        assertThat(TABLE.score(cosine)).isBetween(0.0, 200.0);
    }

    @Property
    void theTailGoesOnInAStraightLine(@ForAll @DoubleRange(min = 0, max = 0.5) double beyond) {
        assertThat(TABLE.score(0.5 + beyond)).isCloseTo(60 + 120 * beyond, within(1e-9));
    }

    @Example
    void theScaleEndsAt200AndAtZero() {
        assertThat(calibration(0.3, 1e-3, 0.31, 1e-5).score(1)).isEqualTo(200);
        assertThat(TABLE.score(-1)).isZero();
    }

    @Property
    void cosineAtIsTheWayBack(@ForAll @DoubleRange(min = 0.1, max = 119) double score) {
        double cosine = TABLE.cosineAt(Math.pow(10, -score / 12));

        assertThat(TABLE.score(cosine)).isCloseTo(score, within(1e-6));
    }

    @Example
    void aRateThatNoCosineReachesIsAtOne() {
        assertThat(TABLE.cosineAt(1e-30)).isEqualTo(1);
    }

    @Example
    void aScoreStandsForARate() {
        assertThat(ScoreCalibration.scoreOf(1e-5)).isCloseTo(60, within(1e-9));
    }

    @Property
    void theBestOfOneIsThatOne(@ForAll @DoubleRange(min = 0, max = 200) double score) {
        assertThat(ScoreCalibration.ofBest(score, 1)).isEqualTo(score);
    }

    @Property
    void theBestOfSeveralCostsTheirNumbersDecades(
            @ForAll @DoubleRange(min = 40, max = 200) double best, @ForAll @IntRange(min = 1, max = 1000) int n) {
        assertThat(ScoreCalibration.ofBest(best, n)).isCloseTo(best - 12 * Math.log10(n), within(1e-9));
    }

    @Property
    void theBestOfSeveralIsNeverAboveItselfNorBelowZero(
            @ForAll @DoubleRange(min = 0, max = 200) double best,
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int n) {
        assertThat(ScoreCalibration.ofBest(best, n)).isBetween(0.0, best);
    }

    @Property
    void theBestOfSeveralRisesWithTheScoreAndFallsWithTheirNumber(
            @ForAll @DoubleRange(min = 0, max = 200) double a,
            @ForAll @DoubleRange(min = 0, max = 200) double b,
            @ForAll @IntRange(min = 1, max = 1000) int m,
            @ForAll @IntRange(min = 1, max = 1000) int n) {
        assertThat(ScoreCalibration.ofBest(Math.max(a, b), Math.min(m, n)))
                .isGreaterThanOrEqualTo(ScoreCalibration.ofBest(Math.min(a, b), Math.max(m, n)));
    }

    @Example
    void theBestOfTenIsWorthATenthOfTheRate() {
        assertThat(ScoreCalibration.ofBest(72, 10)).isCloseTo(60, within(1e-9));
        assertThat(ScoreCalibration.ofBest(5, 10)).isZero();
    }

    @Example
    void tablesThatAreNotMonotoneAreRefused() {
        refused(0.3, 1e-3);
        refused(0.3, 1e-3, 0.3, 1e-4);
        refused(0.4, 1e-3, 0.3, 1e-4);
        refused(0.3, 1e-3, 0.4, 1e-3);
        refused(0.3, 1e-4, 0.4, 1e-3);
        refused(0.3, 1, 0.4, 1e-3);
        refused(0.3, 1e-3, 0.4, 0);
        refused(-1, 1e-3, 0.4, 1e-4);
        refused(0.3, Double.NaN, 0.4, 1e-4);
        refused(Double.NaN, 1e-3, 0.4, 1e-4);
    }

    private static void refused(double... points) {
        assertThatThrownBy(() -> calibration(points)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScoreCalibration calibration(double... cosineAndFmr) {
        List<ModelManifest.Point> points = new ArrayList<>();
        for (int i = 0; i < cosineAndFmr.length; i += 2) {
            points.add(new ModelManifest.Point(cosineAndFmr[i], cosineAndFmr[i + 1]));
        }
        return new ScoreCalibration(new ModelManifest.Calibration("drawn", 1e-5, points));
    }
}
