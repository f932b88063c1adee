package io.github.keycloakface.rest;

import java.io.IOException;

/** The body went on after its last allowed byte. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;
}
