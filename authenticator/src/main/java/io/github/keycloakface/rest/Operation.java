package io.github.keycloakface.rest;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.util.Set;

/** What one address does for a caller who was let in. */
interface Operation {

    /** The members that mean something here. */
    Set<Member> members();

    /**
     * Does it.
     *
     * @return what becomes the JSON of a 200
     * @throws ProblemException a member is missing or wrong, or the operation ends in an error of the contract
     */
    Object answer(RequestMembers request, FaceEngine engine)
            throws ProblemException, ProbeRefusedException, EngineBusyException, EngineUnavailableException;
}
