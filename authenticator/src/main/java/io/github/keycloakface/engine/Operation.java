package io.github.keycloakface.engine;

/** What the engine is asked to do, as metrics and traces name it. */
enum Operation {
    VERIFY,
    DETECT,
    PROBE,
    /** A probe and whether its face is live. */
    LIVE_PROBE,
    /** Whether a face is live, without reading it. */
    LIVENESS,
    /** Where a head points, while a challenge runs. */
    LOOK,
    /** All pictures of a challenge together. */
    CHALLENGE
}
