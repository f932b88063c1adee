package io.github.keycloakface.engine;

/** What the engine is asked to do, as metrics and traces name it. */
enum Operation {
    VERIFY,
    DETECT,
    PROBE
}
