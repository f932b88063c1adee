package io.github.keycloakface.verification;

import io.github.keycloakface.capture.CaptureMessage;

/**
 * What one picture came to.
 *
 * @param kind what follows
 * @param message what the person is told; null where nothing was looked at
 * @param reason what the event says: why this picture was refused, also when the person is told to wait
 */
record Outcome(Kind kind, CaptureMessage message, CaptureMessage reason) {

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

    static final Outcome ENDED = new Outcome(Kind.ENDED, null, null);

    static final Outcome PASSED = new Outcome(Kind.PASSED, null, null);

    static Outcome again(CaptureMessage message) {
        return new Outcome(Kind.AGAIN, message, message);
    }

    static Outcome refused(CaptureMessage message) {
        return new Outcome(Kind.REFUSED, message, message);
    }

    /** The last failure before the delay. */
    static Outcome last(CaptureMessage reason) {
        return new Outcome(Kind.REFUSED, CaptureMessage.TOO_MANY, reason);
    }
}
