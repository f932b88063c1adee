package io.github.keycloakface.bulk;

/** What concerns all photos and ends a run; its message names the one thing to do. */
public final class BulkStopped extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    BulkStopped(String message) {
        this(message, null, false);
    }

    BulkStopped(String message, Throwable cause) {
        this(message, cause, false);
    }

    private BulkStopped(String message, Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    static BulkStopped comeBack(String message) {
        return new BulkStopped(message, null, true);
    }

    /** Whether it passes by itself, so that the same command helps later. */
    public boolean isPassing() {
        return passing;
    }
}
