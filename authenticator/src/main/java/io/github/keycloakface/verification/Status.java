package io.github.keycloakface.verification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a verification. */
public enum Status {
    /** Nobody has decided yet. */
    PENDING,
    /** The face was recognized. */
    PASSED,
    /** Too many failures in a row. A login goes on asking, and may pass later; a link is dead then. */
    FAILED,
    /** The time ran out before the face was recognized. */
    EXPIRED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
