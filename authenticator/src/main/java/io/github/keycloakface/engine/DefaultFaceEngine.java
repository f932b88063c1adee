package io.github.keycloakface.engine;

import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;

/** A Keycloak session's view of the server's one engine; closing it closes nothing. */
final class DefaultFaceEngine implements FaceEngine {

    private final EngineRuntime runtime;

    DefaultFaceEngine(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Verification verify(byte[] image1, byte[] image2, VerifyOptions options)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return runtime.verify(image1, image2, options);
    }

    @Override
    public List<DetectedIn> detect(byte[] image)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        return runtime.detect(image);
    }

    @Override
    public FaceProbe probe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return runtime.probe(image, minQuality);
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
