package io.github.keycloakface.credential;

/** A reference that is not kept. */
public final class EnrollmentRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        FULL,
        DUPLICATE_LABEL,
        LABEL_TOO_LONG
    }

    private final Reason reason;

    public EnrollmentRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
