package io.github.keycloakface.admin;

import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.match.ScoreCalibration;

/**
 * The body of a comparison with a user's references.
 *
 * @param image the photo
 * @param oneFalseMatchIn {@value #WORST_RATE}..{@value #BEST_RATE}, or null for {@value #DEFAULT_RATE}
 * @param minQuality {@value EnrollRequest#LEAST_QUALITY}..100, or null for {@value #DEFAULT_QUALITY}
 * @param requireLive whether a face that does not look live is refused, or null for no
 */
record VerifyPhotoRequest(Base64Text image, Integer oneFalseMatchIn, Integer minQuality, Boolean requireLive) {

    /** The range of a login's step Face, see docs/login.md. */
    static final int WORST_RATE = 10_000;

    static final int BEST_RATE = 100_000_000;
    static final int DEFAULT_RATE = 100_000;

    /** As for a login. */
    static final int DEFAULT_QUALITY = 35;

    /** @throws ProblemException naming the one member that is wrong */
    void check() throws ProblemException {
        if (image == null) {
            throw new ProblemException(Reason.IMAGE_MISSING);
        }
        within("oneFalseMatchIn", oneFalseMatchIn, WORST_RATE, BEST_RATE);
        within("minQuality", minQuality, EnrollRequest.LEAST_QUALITY, 100);
    }

    /** What a score must reach, 48..96. */
    double threshold() {
        return ScoreCalibration.scoreOf(1.0 / (oneFalseMatchIn == null ? DEFAULT_RATE : oneFalseMatchIn));
    }

    int leastQuality() {
        return minQuality == null ? DEFAULT_QUALITY : minQuality;
    }

    boolean mustBeLive() {
        return requireLive != null && requireLive;
    }

    private static void within(String member, Integer value, int least, int most) throws ProblemException {
        if (value != null && (value < least || value > most)) {
            throw JsonBody.refused(member + " must be a whole number from " + least + " to " + most);
        }
    }
}
