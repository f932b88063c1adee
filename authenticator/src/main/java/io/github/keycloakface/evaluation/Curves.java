package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.EvaluationReport.DetPoint;
import io.github.keycloakface.evaluation.EvaluationReport.Discard;
import io.github.keycloakface.evaluation.EvaluationReport.DiscardPoint;
import io.github.keycloakface.evaluation.EvaluationReport.LawPoint;
import io.github.keycloakface.evaluation.EvaluationReport.LookAlikes;
import io.github.keycloakface.evaluation.EvaluationReport.OperatingPoint;
import io.github.keycloakface.evaluation.EvaluationReport.ScoreBin;
import io.github.keycloakface.evaluation.gallery.Sample;
import io.github.keycloakface.evaluation.statistics.Comparisons;
import io.github.keycloakface.evaluation.statistics.DiscardCurve;
import io.github.keycloakface.evaluation.statistics.PeopleBootstrap;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The figures of one set of comparisons. */
final class Curves {

    private static final double[] RATES = {0.5, 0.2, 0.1, 0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6};

    /** A rate is only reported when this many impostor pairs lie above its threshold: fewer would be luck. */
    private static final int LEAST_COUNT = 10;

    private static final double[] SCORES = {24, 36, 48, 60, 72};

    /** The rate at which quality is judged; a smaller set of photos takes the smallest rate that it can count. */
    private static final double DISCARD_RATE = 1e-4;

    /** What was not measured of a face cannot be held against it. */
    private static final double NOTHING_TO_MEND = 100;

    private static final int DET_POINTS_A_DECADE = 8;
    private static final double BIN = 2;

    private final Comparisons comparisons;
    private final ScoreCalibration calibration;
    private final PeopleBootstrap bootstrap;

    Curves(Comparisons comparisons, ScoreCalibration calibration) {
        this.comparisons = comparisons;
        this.calibration = calibration;
        this.bootstrap = new PeopleBootstrap(comparisons, PeopleBootstrap.DRAWS, Evaluation.SEED);
    }

    List<OperatingPoint> operatingPoints() {
        List<OperatingPoint> points = new ArrayList<>();
        for (double rate : RATES) {
            if (isCounted(rate)) {
                points.add(operatingPoint(comparisons.cosineAt(rate)));
            }
        }
        return points;
    }

    private boolean isCounted(double rate) {
        return rate * comparisons.impostorCount() >= LEAST_COUNT;
    }

    private OperatingPoint operatingPoint(double cosine) {
        PeopleBootstrap.Errors errors = bootstrap.at(cosine);
        return new OperatingPoint(
                comparisons.fmr(cosine),
                cosine,
                calibration.score(cosine),
                comparisons.fnmr(cosine),
                comparisons.fnmrByPerson(cosine),
                comparisons.impostorsFrom(cosine),
                errors.fmr(),
                errors.fnmr(),
                errors.fnmrByPerson());
    }

    List<LawPoint> scoreLaw() {
        List<LawPoint> points = new ArrayList<>();
        for (double score : SCORES) {
            double cosine = cosineOf(score);
            points.add(new LawPoint(
                    score,
                    promised(score),
                    comparisons.fmr(cosine),
                    comparisons.impostorsFrom(cosine),
                    comparisons.fnmr(cosine),
                    comparisons.fnmrByPerson(cosine),
                    bootstrap.at(cosine).fmr()));
        }
        return points;
    }

    List<LookAlikes> lookAlikes() {
        return Arrays.stream(SCORES)
                .mapToObj(score -> new LookAlikes(
                        score,
                        comparisons.fmr(cosineOf(score)),
                        comparisons.fmrOfNearest(1, cosineOf(score)),
                        comparisons.fmrOfNearest(10, cosineOf(score))))
                .toList();
    }

    Discard discard(List<Sample> samples) {
        double rate = DISCARD_RATE;
        while (!isCounted(rate) && rate < RATES[0]) {
            rate *= 10;
        }
        double cosine = comparisons.cosineAt(rate);
        Map<String, List<DiscardPoint>> curves = new LinkedHashMap<>();
        curves.put("quality", discard(samples, Sample::quality, cosine));
        TreeSet<String> components = new TreeSet<>();
        samples.forEach(sample -> components.addAll(sample.components().keySet()));
        for (String component : components) {
            curves.put(
                    component,
                    discard(samples, sample -> sample.components().getOrDefault(component, NOTHING_TO_MEND), cosine));
        }
        return new Discard(comparisons.fmr(cosine), cosine, curves);
    }

    private List<DiscardPoint> discard(List<Sample> samples, ToDoubleFunction<Sample> quality, double cosine) {
        double[] qualities = samples.stream().mapToDouble(quality).toArray();
        return DiscardCurve.of(comparisons, qualities, cosine).stream()
                .map(point -> new DiscardPoint(point.discarded(), point.quality(), point.fnmr()))
                .toList();
    }

    List<ScoreBin> histogram() {
        List<ScoreBin> bins = new ArrayList<>();
        double from = 0;
        while (from < ScoreCalibration.MAX_SCORE && reach(from) > 0) {
            double genuine = comparisons.fnmr(edge(from + BIN)) - comparisons.fnmr(edge(from));
            double impostor = comparisons.fmr(edge(from)) - comparisons.fmr(edge(from + BIN));
            bins.add(new ScoreBin(from, genuine, impostor));
            from += BIN;
        }
        return bins;
    }

    private double reach(double score) {
        return Math.max(comparisons.fmr(edge(score)), 1 - comparisons.fnmr(edge(score)));
    }

    /** Score 0 is all that is not more, and cosines end at 1 before scores end at 200. */
    private double edge(double score) {
        if (score <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double cosine = cosineOf(score);
        return cosine < 1 ? cosine : Double.POSITIVE_INFINITY;
    }

    List<DetPoint> det() {
        List<DetPoint> points = new ArrayList<>();
        double least = 1.0 / comparisons.impostorCount();
        for (int i = 1; Math.pow(10, -(double) i / DET_POINTS_A_DECADE) >= least; i++) {
            double cosine = comparisons.cosineAt(Math.pow(10, -(double) i / DET_POINTS_A_DECADE));
            points.add(new DetPoint(
                    cosine,
                    calibration.score(cosine),
                    comparisons.fmr(cosine),
                    comparisons.fnmr(cosine),
                    comparisons.fnmrByPerson(cosine)));
        }
        return points;
    }

    private double cosineOf(double score) {
        return calibration.cosineAt(promised(score));
    }

    private static double promised(double score) {
        return Math.pow(10, -score / ScoreCalibration.POINTS_PER_DECADE);
    }
}
