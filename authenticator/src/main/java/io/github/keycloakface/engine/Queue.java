package io.github.keycloakface.engine;

/** What callers wait for. */
enum Queue {
    COMPARISONS,
    BODIES
}
