package io.github.keycloakface.vision.verify;

/**
 * What the caller of a comparison may choose.
 *
 * @param compareAllFaces false: the best face of image 1 against all of image 2; true: all against all
 * @param minQuality 1..100; faces below are refused
 * @param minEyeDistance pixels; faces with eyes closer are refused; 0 for none
 * @param decisionScore a pair matches when its score is higher, never when it is equal
 */
public record VerifyOptions(boolean compareAllFaces, int minQuality, double minEyeDistance, double decisionScore) {

    /** One false match in 100,000. */
    public static final double DEFAULT_DECISION_SCORE = 60;

    /** The lowest that callers may choose; what is below cannot be compared with any confidence. */
    public static final int LOWEST_MIN_QUALITY = 21;

    public static final int DEFAULT_MIN_QUALITY = LOWEST_MIN_QUALITY;

    public static final VerifyOptions DEFAULT =
            new VerifyOptions(false, DEFAULT_MIN_QUALITY, 0, DEFAULT_DECISION_SCORE);
}
