package io.github.keycloakface.attempt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done against a picture of a face before the camera. The server chooses; no page can ask for less. */
public enum LivenessMode {
    /** Nothing. */
    OFF,
    /** The posted pictures themselves are looked at: tested, not certified, see docs/security.md. */
    PASSIVE,
    /** Besides, the person follows a challenge that the server draws: see docs/liveness.md. */
    ACTIVE;

    /** As administrators choose it and as evidence names it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LivenessMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(LivenessMode::text).toList();
    }
}
