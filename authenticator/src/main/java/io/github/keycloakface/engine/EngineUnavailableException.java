package io.github.keycloakface.engine;

/** The engine could not be loaded; the reason went to the server log once, and Server Info shows it. */
public final class EngineUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public EngineUnavailableException(String message) {
        super(message);
    }

    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
