package io.github.keycloakface.rest;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.util.List;
import java.util.Set;

/** {@code face/quality}: is a face good enough, and what would make it better? Without a face there is no answer. */
final class QualityOperation implements Operation {

    @Override
    public Set<Member> members() {
        return Member.OF_ONE_IMAGE;
    }

    @Override
    public QualityResponse answer(RequestMembers members, FaceEngine engine)
            throws ProblemException, ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        ImageRequest request = ImageRequest.of(members);
        List<DetectedIn> faces = engine.detect(request.image());
        if (faces.isEmpty()) {
            throw new ProblemException(Reason.IMAGE1_NO_FACE);
        }
        return QualityResponse.of(faces, request.landmarks());
    }
}
