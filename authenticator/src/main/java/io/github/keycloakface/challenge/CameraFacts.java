package io.github.keycloakface.challenge;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/** What a page says of the camera that it used. A hint for who reads events: a page can say anything. */
public final class CameraFacts {

    /** As long as a browser's longest names of built-in cameras, with size and rate. */
    static final int MAX_CHARS = 64;

    private static final String FIELD = "faceCamera";

    /** So much is looked at: what a caller sends beyond that is not worth cleaning. */
    private static final int MAX_RAW = 256;

    private CameraFacts() {}

    /** Letters, digits and a few signs, so that no event list and no log reads it as anything but a name. */
    public static Optional<String> of(MultivaluedMap<String, String> form) {
        String raw = form.getFirst(FIELD);
        if (raw == null) {
            return Optional.empty();
        }
        String clean = raw.substring(0, Math.min(MAX_RAW, raw.length()))
                .replaceAll("[^\\p{L}\\p{N} ._:()@-]", " ")
                .replaceAll(" +", " ")
                .strip();
        int[] kept = clean.codePoints().limit(MAX_CHARS).toArray();
        return kept.length == 0 ? Optional.empty() : Optional.of(new String(kept, 0, kept.length));
    }
}
