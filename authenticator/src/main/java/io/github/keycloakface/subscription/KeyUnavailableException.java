package io.github.keycloakface.subscription;

/** What was asked of a key or client does not fit what is there. */
public final class KeyUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    KeyUnavailableException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why. */
    public enum Reason {
        /** The client is public or has no service account. */
        NO_SERVICE_ACCOUNT,
        /** The client has as many keys as a client may have. */
        TOO_MANY,
        /** The key is revoked, expired or removed. */
        NOT_VALID
    }

    public Reason reason() {
        return reason;
    }
}
