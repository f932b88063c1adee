package io.github.keycloakface.metrics;

/** What a face was looked at for. */
public enum Use {
    API,
    LOGIN,
    ENROLLMENT
}
