package io.github.keycloakface.vision.match;

import java.util.List;

/**
 * The pictures of one person that a probe is compared with.
 *
 * <p>Two rules are tried, each at its own price: the best reference alone, which suits a probe that is like one of
 * them (with or without glasses), and their mean, which suits one that is a little like all. The higher score counts.
 * On lfw-dev, two references against one other photo (1,716 trials of 572 people), at the cosine that 1 in 100,000
 * strangers really reaches, the false non-matches were 5.0 % with one reference, 2.0 % by the best, 1.9 % by the mean
 * and 1.7 % by both; the mean of the scores had 3.1 %.
 *
 * <p>The mean takes part only where all references are alike as one person's are: the mean of two people is like both.
 * Its price was counted for two and three references; of four and five it is the same rule, not a count.
 */
public final class References {

    /**
     * Two chances instead of one: with both rules strangers passed 1.08 to 1.30 times as often as promised on lfw-dev
     * (two and three references, scores 36 to 60; 1,800 false matches at 48).
     */
    private static final double TWO_RULES = 1.3;

    /** One false match in 100,000, as among the pictures of an enrollment. */
    private static final double SAME_PERSON = 60;

    private final List<Embedding> references;
    private final Embedding mean;

    /** @param references one or more, of one model */
    public References(List<Embedding> references) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to compare with");
        }
        this.references = List.copyOf(references);
        this.mean = Embedding.mean(references);
    }

    /**
     * A probe against all references.
     *
     * @param score 0..200, worth what a score of a single comparison is worth
     * @param best index of the reference that is most like the probe; the first of equals
     */
    public record Match(double score, int best) {}

    /**
     * Compares.
     *
     * @throws IllegalArgumentException when the probe comes from a different model
     */
    public Match match(Embedding probe, ScoreCalibration calibration) {
        int best = 0;
        double closest = calibration.likeness(probe, references.get(0));
        for (int i = 1; i < references.size(); i++) {
            double cosine = calibration.likeness(probe, references.get(i));
            if (cosine > closest) {
                closest = cosine;
                best = i;
            }
        }
        double alone = calibration.score(probe, references.get(best));
        if (references.size() == 1) {
            return new Match(alone, best);
        }
        double ofBest = ScoreCalibration.ofBest(alone, references.size());
        if (!areOnePerson(calibration)) {
            return new Match(ofBest, best);
        }
        double ofMean = calibration.score(probe, mean);
        return new Match(Math.max(0, Math.max(ofBest, ofMean) - ScoreCalibration.scoreOf(1 / TWO_RULES)), best);
    }

    private boolean areOnePerson(ScoreCalibration calibration) {
        return references.stream()
                .allMatch(a -> references.stream().allMatch(b -> calibration.score(a, b) >= SAME_PERSON));
    }
}
