package io.github.keycloakface.engine;

/** Where the engine is in its life; failed is final until the server is started again. */
public enum EngineState {
    NOT_LOADED,
    LOADING,
    READY,
    FAILED,
    CLOSED
}
