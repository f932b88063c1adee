package io.github.keycloakface.engine;

/** The engine works, but not for this caller now: the same call can succeed later. */
public final class EngineBusyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    /** @param retryAfterSeconds after how many seconds a new attempt makes sense, 1 or more */
    public EngineBusyException(int retryAfterSeconds) {
        super("busy, try again in " + retryAfterSeconds + " s");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
