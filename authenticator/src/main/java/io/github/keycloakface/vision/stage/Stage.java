package io.github.keycloakface.vision.stage;

/** What the time of a comparison is spent on. */
public enum Stage {
    /** From encoded bytes to upright pixels, in whatever size is asked for. */
    DECODE,
    DETECT,
    LANDMARKS,
    ALIGN,
    QUALITY,
    EMBED,
    LIVENESS,
    /** Where a head points. */
    POSE,
    /** Comparing embeddings. */
    MATCH
}
