package io.github.keycloakface.http;

import java.io.IOException;

/** The body went on after its last allowed byte. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;
}
