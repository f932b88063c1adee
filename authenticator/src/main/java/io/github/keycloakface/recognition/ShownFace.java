package io.github.keycloakface.recognition;

import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.vision.verify.FaceProbe;

/**
 * The face of a form, before anybody is compared with it.
 *
 * @param face null when it will not do
 * @param problem why not; null when it will
 * @param counts whether that is the person's failure, and not the server's or nobody's
 * @param evidence for the event
 */
public record ShownFace(FaceProbe face, CaptureMessage problem, boolean counts, LivenessEvidence evidence) {

    public static ShownFace good(FaceProbe face, LivenessEvidence evidence) {
        return new ShownFace(face, null, false, evidence);
    }

    public static ShownFace failed(CaptureMessage problem, LivenessEvidence evidence) {
        return new ShownFace(null, problem, true, evidence);
    }

    public static ShownFace notJudged(CaptureMessage problem, LivenessEvidence evidence) {
        return new ShownFace(null, problem, false, evidence);
    }
}
