package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.EvaluationReport.Split;
import io.github.keycloakface.evaluation.EvaluationReport.SplitPoint;
import io.github.keycloakface.evaluation.statistics.AllPairs;
import io.github.keycloakface.evaluation.statistics.CalibrationFit;
import io.github.keycloakface.evaluation.statistics.Comparisons;
import io.github.keycloakface.evaluation.statistics.FaceSet;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whether scores keep their promise for strangers: people are divided by lot, each half is calibrated, and the false
 * matches of the other half are counted with that calibration.
 */
final class HalvesOfPeople {

    private static final double[] SCORES = {24, 36, 48, 60};

    private final FaceSet faces;
    private final int threads;

    HalvesOfPeople(FaceSet faces, int threads) {
        this.faces = faces;
        this.threads = threads;
    }

    /**
     * Divides and measures.
     *
     * @param splits how often
     * @throws IllegalArgumentException when a half holds too few pairs to be calibrated
     */
    Split measure(int splits, long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<double[]> rates = new ArrayList<>();
        for (int i = 0; i < splits; i++) {
            List<Integer> people = new ArrayList<>(
                    IntStream.range(0, faces.peopleCount()).boxed().toList());
            Collections.shuffle(people, random);
            int half = people.size() / 2;
            Comparisons first = compare(people.subList(0, half));
            Comparisons second = compare(people.subList(half, people.size()));
            rates.add(rates(first, second));
            rates.add(rates(second, first));
        }
        return new Split(
                splits,
                IntStream.range(0, SCORES.length)
                        .mapToObj(i -> point(
                                SCORES[i], rates.stream().mapToDouble(r -> r[i]).toArray()))
                        .toList());
    }

    private Comparisons compare(List<Integer> people) throws InterruptedException {
        boolean[] chosen = new boolean[faces.peopleCount()];
        people.forEach(person -> chosen[person] = true);
        int[] kept = IntStream.range(0, faces.people().length)
                .filter(i -> chosen[faces.people()[i]])
                .toArray();
        float[][] units = Arrays.stream(kept).mapToObj(i -> faces.units()[i]).toArray(float[][]::new);
        int[] owners = Arrays.stream(kept).map(i -> faces.people()[i]).toArray();
        return AllPairs.compare(new FaceSet(units, owners, faces.peopleCount(), faces.ignored()), threads, done -> {});
    }

    private static double[] rates(Comparisons calibrated, Comparisons measured) {
        ScoreCalibration calibration =
                new ScoreCalibration(ManifestTable.of(CalibrationFit.of(calibrated), "half of the people", List.of()));
        return Arrays.stream(SCORES)
                .map(score -> measured.fmr(calibration.cosineAt(promised(score))))
                .toArray();
    }

    private static SplitPoint point(double score, double[] rates) {
        double promised = promised(score);
        double[] sorted = Arrays.stream(rates).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        long within = Arrays.stream(rates)
                .filter(rate -> rate >= promised / 2 && rate <= promised * 2)
                .count();
        return new SplitPoint(
                score,
                promised,
                List.of(rates[0], rates[1]),
                median,
                sorted[0],
                sorted[sorted.length - 1],
                (double) within / rates.length);
    }

    private static double promised(double score) {
        return Math.pow(10, -score / ScoreCalibration.POINTS_PER_DECADE);
    }
}
