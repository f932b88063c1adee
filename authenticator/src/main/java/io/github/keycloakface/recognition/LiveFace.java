package io.github.keycloakface.recognition;

import io.github.keycloakface.attempt.LivenessPolicy;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.challenge.CameraFacts;
import io.github.keycloakface.challenge.ChallengeFault;
import io.github.keycloakface.challenge.PostedChallenge;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.vision.challenge.ChallengeVerdict;
import jakarta.ws.rs.core.MultivaluedMap;

/** Reads the face of a form that went through a challenge, at a login as at an enrollment. */
public final class LiveFace {

    private final FaceEngine engine;
    private final LivenessPolicy policy;
    private final int minQuality;

    /** @param minQuality 1..100; a look into the camera below is refused */
    public LiveFace(FaceEngine engine, LivenessPolicy policy, int minQuality) {
        this.engine = engine;
        this.policy = policy;
        this.minQuality = minQuality;
    }

    /** Judges what was posted; whatever cannot be judged lets nobody pass. */
    public ShownFace of(PostedChallenge posted, MultivaluedMap<String, String> form) {
        LivenessEvidence evidence = evidence(policy, form);
        if (posted.fault() != null) {
            return faulty(posted.fault(), evidence.with(posted.fault()));
        }
        return ShownFace.read(evidence, () -> {
            ChallengeVerdict verdict = engine.challenge(posted.challenge(), posted.frames(), minQuality);
            return verdict.passed()
                    ? ShownFace.good(verdict.probe(), evidence)
                    : ShownFace.failed(CaptureMessage.NOT_LIVE, evidence.with(verdict.findings()));
        });
    }

    /** What an event says of a form where nothing speaks against the person yet. */
    public static LivenessEvidence evidence(LivenessPolicy policy, MultivaluedMap<String, String> form) {
        return LivenessEvidence.of(
                policy.mode(), policy.isCameraAsked() ? CameraFacts.of(form).orElse(null) : null);
    }

    private static ShownFace faulty(ChallengeFault fault, LivenessEvidence evidence) {
        if (fault.isGone()) {
            return ShownFace.notJudged(CaptureMessage.CHALLENGE_GONE, evidence);
        }
        return switch (fault) {
            case UNAVAILABLE -> ShownFace.notJudged(CaptureMessage.UNAVAILABLE, evidence);
            // who swaps pictures learns what a stranger learns
            case FRAMES_DIFFER -> ShownFace.failed(CaptureMessage.NOT_LIVE, evidence);
            default -> ShownFace.failed(CaptureMessage.CHALLENGE_FAILED, evidence);
        };
    }
}
