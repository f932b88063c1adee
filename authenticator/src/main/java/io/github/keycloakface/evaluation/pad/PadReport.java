package io.github.keycloakface.evaluation.pad;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakface.evaluation.statistics.Interval;
import java.util.List;
import java.util.Map;

/**
 * How well people and pictures are told apart, as written to JSON. Rates are shares, 0..1. No name, no path, no time.
 *
 * @param schema version of this format, always {@value #SCHEMA}
 * @param model id of the model that judged
 * @param minLive the threshold of the loaded pack
 * @param bpcer photos of people called pictures, at {@code minLive}; absent without photos of people
 * @param apcer photos of pictures called people, at {@code minLive}; absent without photos of pictures
 * @param scores of people and of pictures: lowest, 1 %, median, 99 %, highest
 * @param refused photos that were not judged, by kind and reason; they are in no rate
 * @param fused the same when several photos of one subject are judged by their mean; absent with too few
 * @param captures the same when they are judged as the pictures of one login; absent with too few
 * @param halves what a threshold is worth for subjects who had no part in choosing it; absent with fewer than two
 *     subjects, or when one kind is missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PadReport(
        int schema,
        String model,
        double minLive,
        Rate bpcer,
        Rate apcer,
        Map<String, List<Double>> scores,
        Map<String, Integer> refused,
        Fused fused,
        Captures captures,
        List<Half> halves) {

    /** Raised when a member changes its meaning. */
    public static final int SCHEMA = 1;

    /**
     * An error rate.
     *
     * @param interval 95 % by photos (Wilson); too narrow, as photos of one person hang together
     * @param subjects how many people there are
     * @param subjectsWithErrors of them, with one error at least
     * @param subjectInterval 95 % for the share of people with errors (Wilson): what holds for the next person
     */
    public record Rate(
            double rate,
            int errors,
            int photos,
            Interval interval,
            int subjects,
            int subjectsWithErrors,
            Interval subjectInterval) {}

    /**
     * Photos of one subject, each judged alone and then together, as enrollments and challenges do: one after the
     * other by name, none twice.
     *
     * @param photos that are judged by their mean
     * @param scores as above, of the means
     */
    public record Fused(int photos, Rate bpcer, Rate apcer, Map<String, List<Double>> scores) {}

    /**
     * The same photos judged as the pictures of one login.
     *
     * @param pictures of a capture
     * @param scores as above, by all pictures
     * @param early when no more pictures are read than it takes; absent when the model is never sure of a single one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Captures(int pictures, Rate bpcer, Rate apcer, Map<String, List<Double>> scores, Early early) {}

    /**
     * Captures of which the first picture decides when each look at it reaches a bound, else all. That the face is
     * surely known, which a login asks then, too, is taken for granted.
     *
     * @param sureLive that bound
     * @param bpcer and {@code apcer}: at {@code minLive}, however a capture was decided
     * @param decided by the first picture, of people and of pictures
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Early(double sureLive, Rate bpcer, Rate apcer, Map<String, Decided> decided) {}

    /**
     * How many captures the first picture decides.
     *
     * @param interval 95 % (Wilson), too narrow, as above
     */
    public record Decided(double share, int captures, int of, Interval interval) {}

    /**
     * Subjects judged with the threshold that suits the others best.
     *
     * @param minLive chosen on the others
     * @param ownBpcer and {@code ownApcer}: the same subjects at the threshold of the loaded pack
     */
    public record Half(double minLive, Rate bpcer, Rate apcer, Rate ownBpcer, Rate ownApcer) {}
}
