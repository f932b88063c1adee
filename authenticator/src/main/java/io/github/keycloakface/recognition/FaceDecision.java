package io.github.keycloakface.recognition;

import io.github.keycloakface.capture.CaptureMessage;

/**
 * What an attempt came to.
 *
 * @param kind what follows
 * @param message why the person did not pass; null for one who did
 * @param credentialId the reference that was matched; null without a match
 * @param evidence for the event
 */
public record FaceDecision(Kind kind, CaptureMessage message, String credentialId, LivenessEvidence evidence) {

    /** What follows from an attempt. */
    public enum Kind {
        PASSED,
        /** Counted; another attempt is left. */
        FAILED,
        /** Counted; it was the last one before the delay. */
        FAILED_LAST,
        /** Not counted: by no fault of the person's there is no decision. */
        NOT_JUDGED,
        /** Nothing was looked at: no attempt is left for now. */
        REFUSED,
        /** The user has references of older models only. */
        STALE,
        /** There was no reference to compare with. */
        NO_REFERENCE
    }
}
