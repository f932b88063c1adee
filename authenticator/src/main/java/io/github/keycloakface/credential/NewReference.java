package io.github.keycloakface.credential;

import io.github.keycloakface.vision.verify.FaceProbe;

/**
 * A face to be kept.
 *
 * @param label how its user calls it, or null for the next free default
 * @param consentVersion version of the consent text that was agreed to, or null when none is known of
 * @param consentTime milliseconds since the epoch
 * @param importId what its importer calls it, or null; at most one reference of a user has it
 */
public record NewReference(FaceProbe face, String label, String consentVersion, long consentTime, String importId) {

    /** Of its photo. Stricter than at login: a poor reference costs every login after it. */
    public static final int DEFAULT_MIN_QUALITY = 50;

    public NewReference(FaceProbe face, String label, String consentVersion, long consentTime) {
        this(face, label, consentVersion, consentTime, null);
    }
}
