package io.github.keycloakface.evaluation.statistics;

import java.util.Arrays;
import java.util.List;

/** Scores of {@link FusedTrials}. */
public final class FusedScores {

    private final List<Genuine> genuine;
    private final ScoreHistogram impostors;
    private final int peopleCount;

    /**
     * A trial of one person with himself.
     *
     * @param score 0..200, or not a number when the frames were refused
     */
    record Genuine(int person, double score) {

        boolean isRefused() {
            return Double.isNaN(score);
        }
    }

    FusedScores(List<Genuine> genuine, ScoreHistogram impostors, int peopleCount) {
        this.genuine = List.copyOf(genuine);
        this.impostors = impostors;
        this.peopleCount = peopleCount;
    }

    /** People with photos enough for a trial. */
    public int people() {
        return (int) genuine.stream().mapToInt(Genuine::person).distinct().count();
    }

    public int genuineCount() {
        return genuine.size();
    }

    /** Genuine trials whose frames were not alike enough to be fused: failures to acquire, in no rate. */
    public int refused() {
        return (int) genuine.stream().filter(Genuine::isRefused).count();
    }

    public long impostorCount() {
        return impostors.count();
    }

    /** Impostor trials at or above a score. */
    public long impostorsFrom(double score) {
        return impostors.countFrom(score);
    }

    /** Share of impostor trials at or above a score. */
    public double fmr(double score) {
        return (double) impostorsFrom(score) / impostorCount();
    }

    /** The lowest score that at most this share of the impostor trials reaches. */
    public double scoreAt(double fmr) {
        return impostors.scoreReachedBy((long) (fmr * impostorCount()));
    }

    /** Share of the judged genuine trials below a score. */
    public double fnmr(double score) {
        return genuine.stream()
                .filter(trial -> !trial.isRefused())
                .mapToInt(trial -> trial.score < score ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** The same with one vote a person. */
    public double fnmrByPerson(double score) {
        int[] trials = new int[peopleCount];
        int[] missed = new int[peopleCount];
        for (Genuine trial : genuine) {
            if (!trial.isRefused()) {
                trials[trial.person]++;
                missed[trial.person] += trial.score < score ? 1 : 0;
            }
        }
        double shares = 0;
        for (int person = 0; person < peopleCount; person++) {
            shares += trials[person] == 0 ? 0 : (double) missed[person] / trials[person];
        }
        return shares / Arrays.stream(trials).filter(count -> count > 0).count();
    }
}
