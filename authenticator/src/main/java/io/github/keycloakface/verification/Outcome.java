package io.github.keycloakface.verification;

import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.recognition.LivenessEvidence;
import org.keycloak.events.EventBuilder;

/**
 * What one picture came to.
 *
 * @param kind what follows
 * @param message what the person is told; null where nothing was looked at
 * @param reason what the event says: why this picture was refused, also when the person is told to wait
 * @param evidence what the event says of liveness; null where nothing was looked at
 */
record Outcome(Kind kind, CaptureMessage message, CaptureMessage reason, LivenessEvidence evidence) {

    /** What follows from a picture. */
    enum Kind {
        PASSED,
        /** Another picture may be taken. */
        AGAIN,
        /** No picture is looked at for now. */
        REFUSED,
        /** The verification was decided, cancelled or ran out meanwhile. */
        ENDED
    }

    static final Outcome ENDED = new Outcome(Kind.ENDED, null, null, null);

    static final Outcome PASSED = new Outcome(Kind.PASSED, null, null, null);

    static Outcome again(CaptureMessage message) {
        return new Outcome(Kind.AGAIN, message, message, null);
    }

    static Outcome refused(CaptureMessage message) {
        return new Outcome(Kind.REFUSED, message, message, null);
    }

    /** The last failure before the delay. */
    static Outcome last(CaptureMessage reason) {
        return new Outcome(Kind.REFUSED, CaptureMessage.TOO_MANY, reason, null);
    }

    Outcome with(LivenessEvidence looked) {
        return new Outcome(kind, message, reason, looked);
    }

    /** Adds what is known of liveness to an event. */
    EventBuilder describe(EventBuilder event) {
        return evidence == null ? event : evidence.describe(event);
    }
}
