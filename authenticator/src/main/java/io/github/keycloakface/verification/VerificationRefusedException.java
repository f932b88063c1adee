package io.github.keycloakface.verification;

/** A verification that cannot be asked for. */
public final class VerificationRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The user has no reference that a picture can be compared with. */
        NOT_ENROLLED,
        /** One at the same door is still open. */
        OPEN,
        /** The realm lacks the required action, or has it disabled. */
        NO_ACTION,
        NO_EMAIL,
        USER_DISABLED,
        /** The application does not exist, is disabled, or does not allow the redirect URI. */
        CLIENT,
        MAIL_NOT_SENT
    }

    private final Reason reason;

    VerificationRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    VerificationRefusedException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
