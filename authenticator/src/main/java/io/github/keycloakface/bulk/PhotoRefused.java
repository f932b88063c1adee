package io.github.keycloakface.bulk;

/** A photo that does not become a reference, and what to do about it. */
public final class PhotoRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a word for programs, as in the API's errors
     * @param advice a sentence for people
     */
    PhotoRefused(String reason, String advice) {
        super(advice);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String advice() {
        return getMessage();
    }
}
