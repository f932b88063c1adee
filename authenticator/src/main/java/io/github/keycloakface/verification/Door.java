package io.github.keycloakface.verification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the user comes to show the face. */
public enum Door {
    /** The next login demands it. */
    LOGIN,
    /** A link that was sent by e-mail; opening it signs nobody in. */
    EMAIL;

    /** As in JSON and in events: {@code login}, {@code email}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such door. */
    public static Optional<Door> of(String text) {
        return Arrays.stream(values()).filter(door -> door.text().equals(text)).findFirst();
    }
}
