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
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;
import java.util.function.Predicate;

/** Compares everything well and finds no face in a single picture. */
class FakeEngine implements LoadedEngine {

    @Override
    public Verification verify(byte[] image1, byte[] image2, VerifyOptions options) {
        return new Verification(List.of(new ComparedPair(null, null, 110.25, true)));
    }

    @Override
    public List<DetectedIn> detect(byte[] image) {
        return List.of();
    }

    @Override
    public FaceProbe probe(byte[] image, int minQuality) throws DefectiveFaceException {
        throw new DefectiveFaceException(FaceDefect.NO_FACE);
    }

    @Override
    public LiveProbe liveProbe(byte[] image, int minQuality) throws DefectiveFaceException {
        throw new DefectiveFaceException(FaceDefect.NO_FACE);
    }

    @Override
    public CaptureProbe capture(List<byte[]> pictures, int minQuality, Predicate<Embedding> known)
            throws DefectiveFaceException {
        throw new DefectiveFaceException(FaceDefect.NO_FACE);
    }

    @Override
    public JudgedFace judge(byte[] image) throws ProbeRefusedException {
        throw new ProbeRefusedException(1, ProbeRefusedException.Reason.NO_FACE, null);
    }

    @Override
    public HeadLook look(byte[] image) throws DefectiveFaceException {
        throw new DefectiveFaceException(FaceDefect.NO_FACE);
    }

    @Override
    public ChallengeVerdict challenge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException {
        throw new DefectiveFaceException(FaceDefect.TURNED);
    }

    @Override
    public Liveness fused(List<Liveness> each) {
        return each.get(0);
    }

    @Override
    public ScoreCalibration calibration() {
        return null;
    }

    @Override
    public String embedderId() {
        return "fake";
    }

    @Override
    public ModelManifest models() {
        return new ModelManifest(1, "fake-pack", List.of(), List.of());
    }

    @Override
    public String natives() {
        return "none";
    }

    @Override
    public void close() {}
}
