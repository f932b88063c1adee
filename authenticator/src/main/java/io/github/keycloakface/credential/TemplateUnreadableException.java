package io.github.keycloakface.credential;

/** A stored template that cannot be opened: it takes part in no comparison. */
final class TemplateUnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, and what an administrator can do. */
    enum Reason {
        MALFORMED("its data are not what this plugin writes"),
        UNKNOWN_KEY("its key is not configured: bring the key back, or let the user enroll again"),
        NOT_AUTHENTIC("it was altered, or belongs to another user, credential or realm: let the user enroll again");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }
    }

    private final Reason reason;

    TemplateUnreadableException(Reason reason) {
        super(reason.advice);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
