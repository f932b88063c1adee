package io.github.keycloakface.rest;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import java.util.Set;

/** {@code face/verify}: do two images show the same person? */
final class VerifyOperation implements Operation {

    @Override
    public Set<Member> members() {
        return Member.OF_TWO_IMAGES;
    }

    @Override
    public VerifyResponse answer(RequestMembers members, FaceEngine engine)
            throws ProblemException, ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        VerifyRequest request = VerifyRequest.of(members);
        Verification verification = engine.verify(request.image1(), request.image2(), request.options());
        ComparedPair best = verification.pairs().get(0);
        FaceMeters.ofServer().score(Use.API, best.match(), best.score());
        return VerifyResponse.of(verification, request.options().decisionScore());
    }
}
