package io.github.keycloakface.engine;

import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeFrame;
import io.github.keycloakface.vision.challenge.ChallengeVerdict;
import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.verify.CaptureProbe;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;
import java.util.function.Predicate;

/** What is in memory once natives and models are loaded. Closed when no comparison runs. */
interface LoadedEngine extends AutoCloseable {

    Verification verify(byte[] image1, byte[] image2, VerifyOptions options) throws ProbeRefusedException;

    List<DetectedIn> detect(byte[] image) throws ProbeRefusedException;

    FaceProbe probe(byte[] image, int minQuality) throws DefectiveFaceException;

    LiveProbe liveProbe(byte[] image, int minQuality) throws DefectiveFaceException;

    /** Refuses when the models cannot tell whether a face is live. */
    CaptureProbe capture(List<byte[]> pictures, int minQuality, Predicate<Embedding> known)
            throws DefectiveFaceException, EngineUnavailableException;

    JudgedFace judge(byte[] image) throws ProbeRefusedException;

    /** Refuses when the models cannot tell where a head points. */
    HeadLook look(byte[] image) throws DefectiveFaceException, EngineUnavailableException;

    /** Refuses when the models cannot tell where a head points or whether it is live. */
    ChallengeVerdict challenge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException, EngineUnavailableException;

    Liveness fused(List<Liveness> each) throws EngineUnavailableException;

    ScoreCalibration calibration();

    String embedderId();

    ModelManifest models();

    /** Names and versions of the native libraries, for an administrator. */
    String natives();

    @Override
    void close();
}
