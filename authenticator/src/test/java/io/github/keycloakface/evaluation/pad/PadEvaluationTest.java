package io.github.keycloakface.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.evaluation.pad.PadReport.Half;
import io.github.keycloakface.evaluation.pad.PadReport.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rates and thresholds counted by hand. */
class PadEvaluationTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    private final List<PadSample> samples = new ArrayList<>();
    private final List<PadCapture> captures = new ArrayList<>();

    @Test
    void ratesCountPhotosAndTheirSubjects() {
        people("anna", 0.9, 0.6, 0.4);
        people("bert", 0.8);
        pictures("anna", 0.1, 0.65);

        PadReport report = report(0.65);

        assertThat(report.bpcer().errors()).isEqualTo(2);
        assertThat(report.bpcer().rate()).isCloseTo(0.5, within(1e-12));
        assertThat(report.bpcer().subjects()).isEqualTo(2);
        assertThat(report.bpcer().subjectsWithErrors()).isEqualTo(1);
        assertThat(report.apcer().errors()).as("equal passes").isEqualTo(1);
        assertThat(report.scores()).containsEntry("live", List.of(0.4, 0.4, 0.8, 0.9, 0.9));
    }

    @Test
    void nothingCountedHasAnIntervalToo() {
        people("anna", 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9);

        Rate rate = report(0.65).bpcer();

        // Wilson, 0 of 10: z^2 / (10 + z^2)
        assertThat(rate.interval().low()).isZero();
        assertThat(rate.interval().high()).isCloseTo(0.2775, within(1e-4));
        assertThat(rate.subjectInterval().high()).as("0 of 1").isCloseTo(0.7935, within(1e-4));
    }

    @Test
    void severalPhotosOfOneSubjectAreJudgedByTheirMean() {
        people("anna", 0.9, 0.9, 0.3, 0.1);
        people("bert", 0.9, 0.3);
        pictures("anna", 0.1, 0.1, 0.7);

        PadReport.Fused fused = report(0.65).fused();

        assertThat(fused.bpcer().errors()).isZero();
        assertThat(fused.bpcer().photos())
                .as("what is left over is not counted")
                .isEqualTo(1);
        assertThat(fused.apcer().errors()).isZero();
        assertThat(fused.scores().get("live").get(0)).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void capturesAreCountedByAllPicturesAndInTurn() {
        capture(false, "anna", OptionalDouble.of(0.99), OptionalDouble.of(0.6));
        capture(false, "anna", NONE, OptionalDouble.of(0.6));
        capture(true, "anna", NONE, OptionalDouble.of(0.7));
        capture(true, "bert", OptionalDouble.of(0.99), OptionalDouble.of(0.2));
        capture(true, "bert", NONE, OptionalDouble.of(0.2));

        PadReport.Captures counted = report(0.65).captures();

        assertThat(counted.pictures()).isEqualTo(3);
        assertThat(counted.bpcer().errors()).isEqualTo(2);
        assertThat(counted.apcer().errors()).isEqualTo(1);
        assertThat(counted.apcer().photos()).isEqualTo(3);
        assertThat(counted.scores()).containsEntry("spoof", List.of(0.2, 0.2, 0.2, 0.7, 0.7));
        assertThat(counted.early().sureLive()).isEqualTo(0.98);
        assertThat(counted.early().bpcer().errors())
                .as("the first picture passes for all")
                .isEqualTo(1);
        assertThat(counted.early().apcer().errors()).isEqualTo(2);
        assertThat(counted.early().apcer().subjectsWithErrors()).isEqualTo(2);
        assertThat(counted.early().decided()).containsOnlyKeys("live", "spoof");
        assertThat(counted.early().decided().get("live").share()).isEqualTo(0.5);
        assertThat(counted.early().decided().get("spoof").captures()).isEqualTo(1);
        assertThat(counted.early().decided().get("spoof").of()).isEqualTo(3);
    }

    /** Who shows a picture that passes at once may follow it up with anything. */
    @Test
    void anAttackThatTheFirstPictureDecidesCountsWhateverTheOthersAre() {
        capture(true, "anna", OptionalDouble.of(0.99), NONE);
        capture(true, "anna", NONE, NONE);

        PadReport.Captures counted = report(0.65).captures();

        assertThat(counted.apcer()).as("neither can be judged by all").isNull();
        assertThat(counted.early().apcer().errors()).isEqualTo(1);
        assertThat(counted.early().apcer().photos()).isEqualTo(1);
        assertThat(counted.early().bpcer()).isNull();
    }

    @Test
    void aModelThatIsNeverSureDecidesNothingEarly() {
        capture(false, "anna", NONE, OptionalDouble.of(0.9));

        PadReport report = new PadEvaluation("model", 0.65, NONE).report(measured());

        assertThat(report.captures().early()).isNull();
        assertThat(report.captures().bpcer().errors()).isZero();
    }

    @Test
    void aKindThatIsMissingIsLeftOut() {
        people("anna", 0.9);
        people("bert", 0.9);

        assertThat(report(0.65).apcer()).isNull();
        assertThat(report(0.65).halves()).isNull();
        assertThat(report(0.65).captures()).isNull();
        assertThat(report(0.65).scores()).containsOnlyKeys("live");
    }

    @Test
    void subjectsAreJudgedByAThresholdThatTheyHadNoPartIn() {
        people("anna", 0.9);
        pictures("anna", 0.3);
        people("bert", 0.5);
        pictures("bert", 0.1);

        List<Half> halves = report(0.4).halves();

        assertThat(halves)
                .extracting(Half::minLive)
                .satisfiesExactly(
                        chosenOnAnna -> assertThat(chosenOnAnna).isCloseTo(0.6, within(1e-12)),
                        chosenOnBert -> assertThat(chosenOnBert).isCloseTo(0.3, within(1e-12)));
        assertThat(halves.get(0).bpcer().errors()).as("bert's 0.5 below 0.6").isEqualTo(1);
        assertThat(halves.get(0).ownBpcer().errors()).as("but above 0.4").isZero();
        assertThat(halves.get(1).apcer().errors()).as("anna's picture at 0.3").isEqualTo(1);
        assertThat(halves.get(1).ownApcer().errors()).isZero();
    }

    @Test
    void whereScoresOverlapTheFewestErrorsWin() {
        people("anna", 0.9, 0.8, 0.35);
        pictures("anna", 0.1, 0.2, 0.4);

        // between 0.4 and 0.8: one person of three is lost, no picture passes
        assertThat(PadThreshold.best(samples)).isCloseTo(0.6, within(1e-12));
    }

    private PadReport report(double minLive) {
        return new PadEvaluation("model", minLive, OptionalDouble.of(0.98)).report(measured());
    }

    private PadMeasurement measured() {
        return new PadMeasurement(samples, captures, new TreeMap<>());
    }

    private void capture(boolean attack, String subject, OptionalDouble early, OptionalDouble whole) {
        captures.add(new PadCapture(attack, subject, subject + "/" + captures.size() + ".jpg", early, whole));
    }

    private void people(String subject, double... scores) {
        add(false, subject, scores);
    }

    private void pictures(String subject, double... scores) {
        add(true, subject, scores);
    }

    private void add(boolean attack, String subject, double... scores) {
        for (double score : scores) {
            samples.add(new PadSample(attack, subject, subject + "/" + samples.size() + ".jpg", score));
        }
    }
}
