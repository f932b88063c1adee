package io.github.keycloakface.rest;

import org.keycloak.services.cors.Cors;

/** Who calls, known beyond doubt. */
interface Caller {

    /** Whether this caller may verify faces. */
    boolean mayVerify();

    /**
     * Tells which web origins may read the answer.
     *
     * @throws jakarta.ws.rs.ForbiddenException the request comes from another origin
     */
    Cors checkOrigin(Cors cors);
}
