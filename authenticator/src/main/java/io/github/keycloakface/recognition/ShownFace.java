package io.github.keycloakface.recognition;

import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
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

    /** What the engine makes of a form's pictures. */
    @FunctionalInterface
    public interface Reading {

        /** Reads and judges the pictures. */
        ShownFace read() throws DefectiveFaceException, EngineBusyException, EngineUnavailableException;
    }

    /** Reads pictures; those that the engine cannot judge let nobody pass, and say whose failure that is. */
    public static ShownFace read(LivenessEvidence evidence, Reading reading) {
        try {
            return reading.read();
        } catch (DefectiveFaceException e) {
            return failed(CaptureMessage.of(e.defect()), evidence);
        } catch (EngineBusyException e) {
            return notJudged(CaptureMessage.BUSY, evidence);
        } catch (EngineUnavailableException e) {
            return notJudged(CaptureMessage.UNAVAILABLE, evidence);
        }
    }
}
