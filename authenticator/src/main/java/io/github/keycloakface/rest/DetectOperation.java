package io.github.keycloakface.rest;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.util.Set;

/** {@code face/detect}: where are faces? None is an answer, too: a list without an entry. */
final class DetectOperation implements Operation {

    @Override
    public Set<Member> members() {
        return Member.OF_ONE_IMAGE;
    }

    @Override
    public DetectResponse answer(RequestMembers members, FaceEngine engine)
            throws ProblemException, ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        ImageRequest request = ImageRequest.of(members);
        return DetectResponse.of(engine.detect(request.image()), request.landmarks());
    }
}
