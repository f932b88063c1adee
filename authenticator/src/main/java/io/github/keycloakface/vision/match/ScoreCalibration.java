package io.github.keycloakface.vision.match;

import io.github.keycloakface.vision.model.ModelManifest;
import java.util.List;

/**
 * What a cosine means: score = -12 * log10(FMR), so that 48 is one false match in ten thousand, 60 in a hundred
 * thousand and 72 in a million.
 *
 * <p>Between the measured points log10(FMR) is linear in the cosine. Below the first point it falls linearly to FMR 1
 * at the cosine {@value #CERTAIN_IMPOSTOR}. Above the last point it goes on with the slope of the last decade that was
 * counted: an extrapolation, kept linear because the tail of a normal distribution would promise more than anyone has
 * measured.
 */
public final class ScoreCalibration {

    public static final double MAX_SCORE = 200;

    /** Points of score per decade of false-match rate; the scale of the commercial API that the contract follows. */
    public static final double POINTS_PER_DECADE = 12;

    private static final double CERTAIN_IMPOSTOR = -1;

    private final double[] cosines;
    private final double[] logs;
    private final double tailSlope;
    private final List<Double> center;
    private final float[] common;

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException when fewer than two points are given or they are not strictly monotone
     */
    public ScoreCalibration(ModelManifest.Calibration table) {
        List<ModelManifest.Point> points = table.points();
        if (points.size() < 2) {
            throw new IllegalArgumentException("a calibration needs two points or more");
        }
        cosines = new double[points.size() + 1];
        logs = new double[points.size() + 1];
        cosines[0] = CERTAIN_IMPOSTOR;
        for (int i = 0; i < points.size(); i++) {
            cosines[i + 1] = points.get(i).cosine();
            logs[i + 1] = Math.log10(points.get(i).fmr());
            if (!(cosines[i + 1] > cosines[i]) || !(logs[i + 1] < logs[i]) || Double.isInfinite(logs[i + 1])) {
                throw new IllegalArgumentException(
                        "calibration points must rise in cosine and fall in fmr from below 1 to above 0: point "
                                + (i + 1));
            }
        }
        tailSlope = tailSlope();
        center = table.center();
        common = new float[center.size()];
        for (int i = 0; i < common.length; i++) {
            common[i] = center.get(i).floatValue();
        }
    }

    /**
     * What a cosine is worth.
     *
     * @param cosine -1..1
     * @return 0..200, never falling when the cosine rises
     */
    public double score(double cosine) {
        double score = -POINTS_PER_DECADE * logFmr(cosine);
        return Math.max(0, Math.min(MAX_SCORE, score));
    }

    /**
     * What the likeness of two faces is worth, each of them one picture or the mean of several.
     *
     * @return 0..200
     * @throws IllegalArgumentException when they come from different models
     */
    public double score(Embedding a, Embedding b) {
        return ofMean(score(likeness(a, b)), a.pictures() * b.pictures());
    }

    /**
     * The cosine of two faces without what this calibration says that all faces have in common.
     *
     * @return -1..1, symmetric
     * @throws IllegalArgumentException when they come from different models, or from one that the center is not of
     */
    public double likeness(Embedding a, Embedding b) {
        return centered(a).cosine(centered(b));
    }

    /** A face without what all have in common; the same face when the calibration has no center. */
    public Embedding centered(Embedding face) {
        return common.length == 0 ? face : face.without(common);
    }

    /** What all faces have in common, as the manifest has it; empty for nothing. */
    public List<Double> center() {
        return center;
    }

    /** The cosine from which on pairs reach a false-match rate; 1 when no cosine does. */
    public double cosineAt(double fmr) {
        double wanted = Math.log10(fmr);
        int last = cosines.length - 1;
        if (wanted < logs[last]) {
            return Math.min(1, cosines[last] + (wanted - logs[last]) / tailSlope);
        }
        int i = 1;
        while (logs[i] > wanted) {
            i++;
        }
        double share = (wanted - logs[i - 1]) / (logs[i] - logs[i - 1]);
        return cosines[i - 1] + share * (cosines[i] - cosines[i - 1]);
    }

    /**
     * What the best of several comparisons is worth: one stranger who is compared n times has n chances, so that the
     * rate is at most n times that of one (the union bound; for references of one face, which are alike, it is less).
     *
     * @param best 0..200, the highest single score
     * @param comparisons 1 or more
     * @return 0..200
     */
    public static double ofBest(double best, int comparisons) {
        return Math.max(0, best - POINTS_PER_DECADE * Math.log10(comparisons));
    }

    /**
     * What a score is worth when means of pictures were compared: what differs from picture to picture cancels out,
     * what a stranger has in common with the face does not, and so strangers reach a cosine more often. By the square
     * root of the pairs of pictures at most. Counted on lfw-dev at 1 in 10,000: 1.3 times as often for 2 pairs, 1.5
     * for 3, 1.7 for 4, 2.1 for 6, 2.2 for 9; pictures of one sitting are more alike, and then it is less.
     *
     * @param score 0..200, of the means as if they were single pictures
     * @param pairs pictures of the one mean times pictures of the other, 1 or more
     * @return 0..200
     */
    public static double ofMean(double score, int pairs) {
        return Math.max(0, score - POINTS_PER_DECADE / 2 * Math.log10(pairs));
    }

    /** The score that stands for a false-match rate. */
    public static double scoreOf(double fmr) {
        return -POINTS_PER_DECADE * Math.log10(fmr);
    }

    private double logFmr(double cosine) {
        int last = cosines.length - 1;
        if (cosine >= cosines[last]) {
            return logs[last] + tailSlope * (cosine - cosines[last]);
        }
        int i = 1;
        while (i < last && cosines[i] <= cosine) {
            i++;
        }
        double share = (Math.max(cosine, CERTAIN_IMPOSTOR) - cosines[i - 1]) / (cosines[i] - cosines[i - 1]);
        return logs[i - 1] + share * (logs[i] - logs[i - 1]);
    }

    private double tailSlope() {
        int last = cosines.length - 1;
        int from = last - 1;
        while (from > 1 && logs[from] - logs[last] < 1) {
            from--;
        }
        return (logs[last] - logs[from]) / (cosines[last] - cosines[from]);
    }
}
