package io.github.keycloakface.engine;

/** A native library was not loaded; the message says what to do. */
final class NativeLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    NativeLoadException(String advice, Throwable cause) {
        super(advice, cause);
    }
}
