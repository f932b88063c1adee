package io.github.keycloakface.bulk;

/** Waits; tests do not. */
@FunctionalInterface
interface Pause {
    void millis(long millis) throws InterruptedException;
}
