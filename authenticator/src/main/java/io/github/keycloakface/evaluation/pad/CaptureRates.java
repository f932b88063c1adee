package io.github.keycloakface.evaluation.pad;

import io.github.keycloakface.evaluation.pad.PadReport.Decided;
import io.github.keycloakface.evaluation.pad.PadReport.Early;
import io.github.keycloakface.evaluation.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts the errors of captures: judged by all pictures, and by the first alone where it leaves no doubt. */
record CaptureRates(double minLive, OptionalDouble sureLive) {

    /** Null without captures. */
    PadReport.Captures of(PadMeasurement taken) {
        List<PadCapture> people = taken.capturesOf(false);
        List<PadCapture> pictures = taken.capturesOf(true);
        if (people.isEmpty() && pictures.isEmpty()) {
            return null;
        }
        List<PadSample> live = each(people, PadCapture::byAll);
        List<PadSample> spoof = each(pictures, PadCapture::byAll);
        return new PadReport.Captures(
                CaptureJudge.PICTURES,
                PadEvaluation.rate(live, minLive),
                PadEvaluation.rate(spoof, minLive),
                PadEvaluation.scores(live, spoof),
                sureLive.isPresent() ? early(people, pictures) : null);
    }

    private Early early(List<PadCapture> people, List<PadCapture> pictures) {
        Map<String, Decided> decided = new TreeMap<>();
        if (!people.isEmpty()) {
            decided.put("live", decided(people));
        }
        if (!pictures.isEmpty()) {
            decided.put("spoof", decided(pictures));
        }
        return new Early(
                sureLive.orElseThrow(),
                PadEvaluation.rate(each(people, PadCapture::inTurn), minLive),
                PadEvaluation.rate(each(pictures, PadCapture::inTurn), minLive),
                decided);
    }

    private static Decided decided(List<PadCapture> captures) {
        int early = (int)
                captures.stream().filter(capture -> capture.early().isPresent()).count();
        return new Decided(
                (double) early / captures.size(), early, captures.size(), Interval.ofShare(early, captures.size()));
    }

    private static List<PadSample> each(List<PadCapture> captures, Function<PadCapture, Optional<PadSample>> judged) {
        return captures.stream().map(judged).flatMap(Optional::stream).toList();
    }
}
