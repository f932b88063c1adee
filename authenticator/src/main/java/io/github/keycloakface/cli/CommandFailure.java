package io.github.keycloakface.cli;

import io.github.keycloakface.bulk.BulkStopped;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What a person at the command line can mend; its message is all that is shown. */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int SET_RIGHT = 3;
    private static final int COME_BACK = 4;

    private final int exitCode;

    CommandFailure(String message) {
        this(message, null);
    }

    CommandFailure(String message, Throwable cause) {
        this(message, cause, SET_RIGHT);
    }

    private CommandFailure(String message, Throwable cause, int exitCode) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    CommandFailure(BulkStopped stopped) {
        this(stopped.getMessage(), stopped, stopped.isPassing() ? COME_BACK : SET_RIGHT);
    }

    int exitCode() {
        return exitCode;
    }

    /** What went wrong, in words: messages of the file system are often nothing but a path. */
    static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return e.getMessage() + " is not there";
        }
        if (e instanceof AccessDeniedException) {
            return e.getMessage() + " may not be read or written";
        }
        return e.getMessage();
    }
}
