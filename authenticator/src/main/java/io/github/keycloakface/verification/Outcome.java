package io.github.keycloakface.verification;

import io.github.keycloakface.capture.CaptureMessage;

/**
 * What one picture came to.
 *
 * @param kind what follows
 * @param message why a face was not recognized; null where that was not the question
 */
record Outcome(Kind kind, CaptureMessage message) {

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

    static final Outcome ENDED = new Outcome(Kind.ENDED, null);

    static final Outcome PASSED = new Outcome(Kind.PASSED, null);

    static Outcome again(CaptureMessage message) {
        return new Outcome(Kind.AGAIN, message);
    }

    static Outcome refused(CaptureMessage message) {
        return new Outcome(Kind.REFUSED, message);
    }
}
