package io.github.keycloakface.rest;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.LivenessView;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.util.Set;

/** {@code face/liveness}: does a single picture show a face, or a picture of a face? */
final class LivenessOperation implements Operation {

    @Override
    public Set<Member> members() {
        return Member.OF_ONE_IMAGE;
    }

    @Override
    public LivenessResponse answer(RequestMembers members, FaceEngine engine)
            throws ProblemException, ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        ImageRequest request = ImageRequest.of(members);
        JudgedFace judged = engine.judge(request.image());
        LivenessView liveness =
                LivenessView.of(judged.liveness()).orElseThrow(() -> new ProblemException(Reason.LIVENESS_UNAVAILABLE));
        return new LivenessResponse(FaceView.of(judged.place(), request.landmarks()), liveness);
    }
}
