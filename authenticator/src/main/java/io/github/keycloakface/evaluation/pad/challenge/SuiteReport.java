package io.github.keycloakface.evaluation.pad.challenge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakface.evaluation.statistics.Interval;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import java.util.List;
import java.util.Map;

/**
 * How challenges end for people and for attacks, as written to JSON. No name, no path, no time.
 *
 * @param schema version of this format, always {@value #SCHEMA}
 * @param pack name of the models
 * @param recordings how many took part, of people and of pictures; a mirror image counts as its original
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuiteReport(int schema, String pack, ChallengeKind kind, int recordings, List<Row> species) {

    /** Raised when a member changes its meaning. */
    public static final int SCHEMA = 1;

    /**
     * One way to answer.
     *
     * @param attack whether passing is the error (APCER), or being refused (BPCER)
     * @param trials how many challenges were answered; 0 when none could be, and no rate then
     * @param errors attacks that passed, people who were refused
     * @param interval 95 % (Wilson) by trials; too narrow, as trials of few people hang together
     * @param refusals how often each finding was made, or each defect of the first picture; several at a time
     */
    public record Row(
            String species,
            boolean attack,
            int trials,
            int errors,
            Double rate,
            Interval interval,
            Map<String, Integer> refusals) {}
}
