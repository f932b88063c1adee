package io.github.keycloakface.admin;

import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.NewReference;
import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;

/**
 * The body of an enrollment.
 *
 * @param images 1..5 photos of one person
 * @param label how the user calls the reference, or null for the next free default
 * @param consent what the person agreed to, or null when the operator keeps that elsewhere
 * @param importId 1..{@value #MAX_TEXT} characters: a second request of one id stores nothing; or null
 * @param minQuality {@value VerifyOptions#LOWEST_MIN_QUALITY}..100, or null for
 *     {@value NewReference#DEFAULT_MIN_QUALITY}, as at the camera
 */
record EnrollRequest(List<Base64Text> images, String label, Consent consent, String importId, Integer minQuality) {

    static final int MAX_IMAGES = 5;

    /** Room for any digest and any version, and none for a photo. */
    static final int MAX_TEXT = 200;

    /**
     * An agreement that was given elsewhere.
     *
     * @param version of the text
     * @param time milliseconds since the epoch
     */
    record Consent(String version, long time) {}

    /** @throws ProblemException naming the one member that is wrong */
    void check() throws ProblemException {
        if (images == null || images.isEmpty()) {
            throw new ProblemException(Reason.IMAGE_MISSING);
        }
        if (images.size() > MAX_IMAGES) {
            throw new ProblemException(Reason.TOO_MANY_IMAGES);
        }
        if (label != null && label.strip().length() > FaceCredentialProvider.MAX_LABEL) {
            throw new ProblemException(Reason.LABEL_TOO_LONG);
        }
        if (label != null && label.chars().anyMatch(Character::isISOControl)) {
            throw JsonBody.refused("label must be one line of text");
        }
        requireText(importId == null || isText(importId), "importId");
        requireText(consent == null || isText(consent.version), "consent.version");
        if (consent != null && consent.time <= 0) {
            throw JsonBody.refused("consent.time must be in milliseconds since 1970");
        }
        JsonBody.requireWithin("minQuality", minQuality, VerifyOptions.LOWEST_MIN_QUALITY, 100);
    }

    int leastQuality() {
        return minQuality == null ? NewReference.DEFAULT_MIN_QUALITY : minQuality;
    }

    private static boolean isText(String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= MAX_TEXT
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static void requireText(boolean holds, String member) throws ProblemException {
        if (!holds) {
            throw JsonBody.refused(member + " must be one line of 1 to " + MAX_TEXT + " characters");
        }
    }
}
