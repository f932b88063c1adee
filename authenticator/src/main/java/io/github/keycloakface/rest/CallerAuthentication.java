package io.github.keycloakface.rest;

import java.util.Optional;

/** One way to say who calls. */
interface CallerAuthentication {

    /** Whether the request carries what this way reads, right or wrong. */
    boolean applies();

    /** Empty when what the request carries is wrong. */
    Optional<Caller> authenticate();
}
