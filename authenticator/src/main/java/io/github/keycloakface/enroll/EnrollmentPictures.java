package io.github.keycloakface.enroll;

import io.github.keycloakface.attempt.LivenessMode;
import io.github.keycloakface.attempt.LivenessPolicy;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.capture.CapturedFrames;
import io.github.keycloakface.challenge.ChallengeDoor;
import io.github.keycloakface.challenge.Challenges;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.recognition.LiveFace;
import io.github.keycloakface.recognition.LivenessEvidence;
import io.github.keycloakface.recognition.ShownFace;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.FrameSelection;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.authentication.RequiredActionContext;

/** The pictures of one enrollment, and the one face that comes of them. */
final class EnrollmentPictures {

    private static final int FRAMES = 3;

    /** Milliseconds: long enough for a blink to end, so that the best of them has open eyes. */
    private static final int BETWEEN = 350;

    private final FaceEngine engine;
    private final LivenessPolicy liveness;
    private final int minQuality;
    private final Challenges challenges;

    EnrollmentPictures(RequiredActionContext context, FaceEngine engine, EnrollConfig config) {
        this.engine = engine;
        this.liveness = config.liveness();
        this.minQuality = config.minQuality();
        this.challenges = new Challenges(
                context.getSession(),
                ChallengeDoor.of(
                        context.getAuthenticationSession(),
                        context.getUser(),
                        FaceCredentialProviderFactory.ENROLL_ACTION));
    }

    boolean areIn(MultivaluedMap<String, String> form) {
        return isActive() ? Challenges.areIn(form) : CapturedFrames.areIn(form);
    }

    /** Whether each page lets a challenge begin, which is to be counted. */
    boolean isActive() {
        return liveness.isActive();
    }

    CapturePage ask(CapturePage page) {
        page.pictures(isActive() ? 1 : FRAMES, CapturePage.SIDE, BETWEEN).with("camera", liveness.isCameraAsked());
        return isActive() ? challenges.ask(page, liveness.kind(), null) : page;
    }

    /** With a challenge its look into the camera; else the best of the pictures. */
    ShownFace face(MultivaluedMap<String, String> form) {
        return isActive()
                ? new LiveFace(engine, liveness, minQuality).of(challenges.take(form), form)
                : best(form, LiveFace.evidence(liveness, form));
    }

    private ShownFace best(MultivaluedMap<String, String> form, LivenessEvidence evidence) {
        return ShownFace.read(
                evidence,
                () -> FrameSelection.best(faces(form), engine.calibration())
                        .map(face -> ShownFace.good(face, evidence))
                        .orElseGet(() -> ShownFace.failed(CaptureMessage.DIFFERENT, evidence)));
    }

    private List<FaceProbe> faces(MultivaluedMap<String, String> form)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        List<FaceProbe> faces = new ArrayList<>();
        for (byte[] frame : CapturedFrames.readDifferent(form, FRAMES)) {
            faces.add(engine.probe(frame, minQuality, liveness.mode() == LivenessMode.PASSIVE));
        }
        return faces;
    }
}
