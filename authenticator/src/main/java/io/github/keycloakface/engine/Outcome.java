package io.github.keycloakface.engine;

/** How an operation ended that no picture is to blame for. */
enum Outcome {
    OK,
    BUSY,
    UNAVAILABLE,
    ERROR
}
