package io.github.keycloakface.rest;

import io.github.keycloakface.http.ProblemException;
import org.keycloak.services.cors.Cors;

/** Who calls, known beyond doubt. */
interface Caller {

    /** A user or service account may verify faces when it holds this role of the realm. */
    String ROLE = "face-verify";

    /** Whether this caller may verify faces. */
    boolean mayVerify();

    /**
     * Tells which web origins may read the answer.
     *
     * @throws jakarta.ws.rs.ForbiddenException the request comes from another origin
     */
    Cors checkOrigin(Cors cors);

    /**
     * Counts a request that is let in.
     *
     * @throws ProblemException the caller has sent too many
     */
    void takeRequest() throws ProblemException;
}
