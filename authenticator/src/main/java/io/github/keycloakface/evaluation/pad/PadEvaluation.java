package io.github.keycloakface.evaluation.pad;

import io.github.keycloakface.evaluation.pad.PadReport.Fused;
import io.github.keycloakface.evaluation.pad.PadReport.Half;
import io.github.keycloakface.evaluation.pad.PadReport.Rate;
import io.github.keycloakface.evaluation.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts errors as ISO/IEC 30107-3 names them. */
public final class PadEvaluation {

    private static final double[] QUANTILES = {0, 0.01, 0.5, 0.99, 1};

    private final String model;
    private final double minLive;
    private final OptionalDouble sureLive;

    /**
     * Prepares to count.
     *
     * @param model id of the model that judged
     * @param minLive its threshold
     * @param sureLive its bound for a single look; empty when it has none
     */
    public PadEvaluation(String model, double minLive, OptionalDouble sureLive) {
        this.model = model;
        this.minLive = minLive;
        this.sureLive = sureLive;
    }

    public PadReport report(PadMeasurement taken) {
        return new PadReport(
                PadReport.SCHEMA,
                model,
                minLive,
                rate(taken.of(false), minLive),
                rate(taken.of(true), minLive),
                scores(taken.of(false), taken.of(true)),
                taken.refused(),
                fused(taken),
                new CaptureRates(minLive, sureLive).of(taken),
                halves(taken.samples()));
    }

    static Map<String, List<Double>> scores(List<PadSample> people, List<PadSample> pictures) {
        Map<String, List<Double>> scores = new TreeMap<>();
        if (!people.isEmpty()) {
            scores.put("live", quantiles(people));
        }
        if (!pictures.isEmpty()) {
            scores.put("spoof", quantiles(pictures));
        }
        return scores;
    }

    private Fused fused(PadMeasurement taken) {
        List<PadSample> people = means(taken.of(false));
        List<PadSample> pictures = means(taken.of(true));
        return people.isEmpty() && pictures.isEmpty()
                ? null
                : new Fused(
                        CaptureJudge.PICTURES,
                        rate(people, minLive),
                        rate(pictures, minLive),
                        scores(people, pictures));
    }

    /** What is left over of a subject is not counted. */
    private static List<PadSample> means(List<PadSample> samples) {
        Map<String, List<PadSample>> subjects = new TreeMap<>();
        samples.forEach(sample -> subjects.computeIfAbsent(sample.subject(), name -> new ArrayList<>())
                .add(sample));
        List<PadSample> means = new ArrayList<>();
        for (List<PadSample> subject : subjects.values()) {
            subject.sort(Comparator.comparing(PadSample::photo));
            for (List<PadSample> few : CaptureJudge.captures(subject)) {
                double mean =
                        few.stream().mapToDouble(PadSample::score).average().orElseThrow();
                means.add(new PadSample(
                        few.get(0).attack(), few.get(0).subject(), few.get(0).photo(), mean));
            }
        }
        return means;
    }

    /** Null without photos. */
    static Rate rate(List<PadSample> samples, double minLive) {
        if (samples.isEmpty()) {
            return null;
        }
        Map<String, Boolean> subjects = new HashMap<>();
        int errors = 0;
        for (PadSample sample : samples) {
            boolean wrong = sample.isWrongAt(minLive);
            errors += wrong ? 1 : 0;
            subjects.merge(sample.subject(), wrong, Boolean::logicalOr);
        }
        int failing = (int) subjects.values().stream().filter(wrong -> wrong).count();
        return new Rate(
                (double) errors / samples.size(),
                errors,
                samples.size(),
                Interval.ofShare(errors, samples.size()),
                subjects.size(),
                failing,
                Interval.ofShare(failing, subjects.size()));
    }

    /** Every second subject in the order of their names, and the others. */
    private List<Half> halves(List<PadSample> samples) {
        Set<String> first = new HashSet<>();
        boolean take = true;
        for (String subject :
                new TreeSet<>(samples.stream().map(PadSample::subject).toList())) {
            if (take) {
                first.add(subject);
            }
            take = !take;
        }
        List<PadSample> one =
                samples.stream().filter(s -> first.contains(s.subject())).toList();
        List<PadSample> other =
                samples.stream().filter(s -> !first.contains(s.subject())).toList();
        if (!hasBoth(one) || !hasBoth(other)) {
            return null;
        }
        List<Half> halves = new ArrayList<>();
        halves.add(half(one, other));
        halves.add(half(other, one));
        return halves;
    }

    private static boolean hasBoth(List<PadSample> samples) {
        return samples.stream().anyMatch(PadSample::attack) && !samples.stream().allMatch(PadSample::attack);
    }

    private Half half(List<PadSample> tuning, List<PadSample> testing) {
        double chosen = PadThreshold.best(tuning);
        List<PadSample> people =
                testing.stream().filter(sample -> !sample.attack()).toList();
        List<PadSample> pictures = testing.stream().filter(PadSample::attack).toList();
        return new Half(
                chosen, rate(people, chosen), rate(pictures, chosen), rate(people, minLive), rate(pictures, minLive));
    }

    private static List<Double> quantiles(List<PadSample> samples) {
        double[] sorted =
                samples.stream().mapToDouble(PadSample::score).sorted().toArray();
        List<Double> quantiles = new ArrayList<>();
        for (double share : QUANTILES) {
            quantiles.add(sorted[(int) Math.round(share * (sorted.length - 1))]);
        }
        return quantiles;
    }
}
