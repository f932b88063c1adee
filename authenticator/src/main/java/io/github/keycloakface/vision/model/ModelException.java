package io.github.keycloakface.vision.model;

/**
 * A model pack that cannot be used. The message names the file, the member and the mend, and is meant for the person
 * who runs the server: it never quotes more of a file than a name, a number or a digest.
 */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
