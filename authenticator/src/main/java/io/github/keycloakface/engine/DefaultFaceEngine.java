package io.github.keycloakface.engine;

import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeFrame;
import io.github.keycloakface.vision.challenge.ChallengeVerdict;
import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
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
import org.keycloak.models.KeycloakSession;

/** A Keycloak session's view of the server's one engine; closing it closes nothing. */
final class DefaultFaceEngine implements FaceEngine {

    private final KeycloakSession session;
    private final EngineRuntime runtime;

    DefaultFaceEngine(KeycloakSession session, EngineRuntime runtime) {
        this.session = session;
        this.runtime = runtime;
    }

    @Override
    public Verification verify(byte[] image1, byte[] image2, VerifyOptions options)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return answer(Operation.VERIFY, () -> runtime.verify(image1, image2, options));
    }

    @Override
    public List<DetectedIn> detect(byte[] image)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return answer(Operation.DETECT, () -> runtime.detect(image));
    }

    @Override
    public FaceProbe probe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return look(Operation.PROBE, () -> runtime.probe(image, minQuality));
    }

    @Override
    public LiveProbe liveProbe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return look(Operation.LIVE_PROBE, () -> runtime.liveProbe(image, minQuality));
    }

    @Override
    public CaptureProbe capture(List<byte[]> pictures, int minQuality, Predicate<Embedding> known)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return look(Operation.LIVE_PROBE, () -> runtime.capture(pictures, minQuality, known));
    }

    @Override
    public JudgedFace judge(byte[] image)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return answer(Operation.LIVENESS, () -> runtime.judge(image));
    }

    @Override
    public HeadLook look(byte[] image) throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return look(Operation.LOOK, () -> runtime.look(image));
    }

    @Override
    public ChallengeVerdict challenge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return look(Operation.CHALLENGE, () -> runtime.challenge(challenge, frames, minQuality));
    }

    @Override
    public Liveness fused(List<Liveness> each) throws EngineBusyException, EngineUnavailableException {
        return runtime.fused(each);
    }

    @Override
    public ScoreCalibration calibration() throws EngineBusyException, EngineUnavailableException {
        return runtime.calibration();
    }

    @Override
    public String embedderId() throws EngineBusyException, EngineUnavailableException {
        return runtime.embedderId();
    }

    @Override
    public Permit reserve(long bytes) throws EngineBusyException {
        return runtime.reserve(bytes);
    }

    @Override
    public int maxBodyBytes() {
        return runtime.config().maxBodyBytes();
    }

    @Override
    public EngineState state() {
        return runtime.loading().state();
    }

    @Override
    public EngineReport report() {
        return new EngineInfo(runtime).report();
    }

    @Override
    public void close() {}

    /** What ends in the refusal of one of a caller's images. */
    @FunctionalInterface
    private interface Answer<T> {
        T give() throws ProbeRefusedException, EngineBusyException, EngineUnavailableException;
    }

    /** What ends in a defect of a person's picture. */
    @FunctionalInterface
    private interface Look<T> {
        T give() throws DefectiveFaceException, EngineBusyException, EngineUnavailableException;
    }

    private <T> T answer(Operation operation, Answer<T> answer)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return Observed.run(operation, session, runtime, observed -> {
            try {
                return answer.give();
            } catch (ProbeRefusedException e) {
                observed.refused(e.reason());
                throw e;
            }
        });
    }

    private <T> T look(Operation operation, Look<T> look)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return Observed.run(operation, session, runtime, observed -> {
            try {
                return look.give();
            } catch (DefectiveFaceException e) {
                observed.refused(e.defect());
                throw e;
            }
        });
    }
}
