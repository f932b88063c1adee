package io.github.keycloakface.admin;

import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;

/**
 * The body of a comparison with a user's references; as strict as a login unless it says how strict.
 *
 * @param image the photo; null where there are several
 * @param images 1..{@value EnrollRequest#MAX_IMAGES} photos of one person, taken one after the other; null where there
 *     is one
 * @param oneFalseMatchIn {@value FaceConfig#WORST_RATE}..{@value FaceConfig#BEST_RATE}, or null for
 *     {@value FaceConfig#DEFAULT_RATE}
 * @param minQuality {@value VerifyOptions#LOWEST_MIN_QUALITY}..100, or null for
 *     {@value FaceConfig#DEFAULT_MIN_QUALITY}
 * @param requireLive whether a face that does not look live is refused, or null for no
 */
record VerifyPhotoRequest(
        Base64Text image, List<Base64Text> images, Integer oneFalseMatchIn, Integer minQuality, Boolean requireLive) {

    /** @throws ProblemException naming the one member that is wrong */
    void check() throws ProblemException {
        if (image != null && images != null) {
            throw JsonBody.refused("image and images exclude each other: send one of them");
        }
        if (photos().isEmpty()) {
            throw new ProblemException(Reason.IMAGE_MISSING);
        }
        if (photos().size() > EnrollRequest.MAX_IMAGES) {
            throw new ProblemException(Reason.TOO_MANY_IMAGES);
        }
        JsonBody.requireWithin("oneFalseMatchIn", oneFalseMatchIn, FaceConfig.WORST_RATE, FaceConfig.BEST_RATE);
        JsonBody.requireWithin("minQuality", minQuality, VerifyOptions.LOWEST_MIN_QUALITY, 100);
    }

    /** One or more, in the order in which they were taken. */
    List<Base64Text> photos() {
        if (images != null) {
            return images;
        }
        return image == null ? List.of() : List.of(image);
    }

    /** What a score must reach, 48..96. */
    double threshold() {
        return FaceConfig.decisionScore(oneFalseMatchIn == null ? FaceConfig.DEFAULT_RATE : oneFalseMatchIn);
    }

    int leastQuality() {
        return minQuality == null ? FaceConfig.DEFAULT_MIN_QUALITY : minQuality;
    }

    boolean mustBeLive() {
        return requireLive != null && requireLive;
    }
}
