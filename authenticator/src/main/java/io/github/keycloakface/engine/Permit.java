package io.github.keycloakface.engine;

/** A share of something scarce; closing gives it back, closing again does nothing. */
public interface Permit extends AutoCloseable {

    @Override
    void close();
}
