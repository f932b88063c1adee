package io.github.keycloakface.evaluation.statistics;

/** More pairs than memory is set aside for; the message says what to leave out. */
public final class TooManyPairsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyPairsException(String message) {
        super(message);
    }
}
