package io.github.keycloakface.engine;

import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;
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
        return Observed.run(Operation.VERIFY, session, runtime, observed -> {
            try {
                return runtime.verify(image1, image2, options);
            } catch (ProbeRefusedException e) {
                observed.refused(e.reason());
                throw e;
            }
        });
    }

    @Override
    public List<DetectedIn> detect(byte[] image)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return Observed.run(Operation.DETECT, session, runtime, observed -> {
            try {
                return runtime.detect(image);
            } catch (ProbeRefusedException e) {
                observed.refused(e.reason());
                throw e;
            }
        });
    }

    @Override
    public FaceProbe probe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return Observed.run(Operation.PROBE, session, runtime, observed -> {
            try {
                return runtime.probe(image, minQuality);
            } catch (DefectiveFaceException e) {
                observed.refused(e.defect());
                throw e;
            }
        });
    }

    @Override
    public LiveProbe liveProbe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return Observed.run(Operation.LIVE_PROBE, session, runtime, observed -> {
            try {
                return runtime.liveProbe(image, minQuality);
            } catch (DefectiveFaceException e) {
                observed.refused(e.defect());
                throw e;
            }
        });
    }

    @Override
    public JudgedFace judge(byte[] image)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return Observed.run(Operation.LIVENESS, session, runtime, observed -> {
            try {
                return runtime.judge(image);
            } catch (ProbeRefusedException e) {
                observed.refused(e.reason());
                throw e;
            }
        });
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
}
