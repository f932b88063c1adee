package io.github.keycloakface.verification;

/** A link that opens nothing. */
final class DeadLinkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String messageKey;

    /**
     * @param error for the event
     * @param messageKey of the sentence for the person
     */
    DeadLinkException(String error, String messageKey) {
        super(error);
        this.error = error;
        this.messageKey = messageKey;
    }

    String error() {
        return error;
    }

    String messageKey() {
        return messageKey;
    }
}
