package io.github.keycloakface.engine;

import io.github.keycloakface.metrics.FaceMeters;
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
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The server-wide part of the engine: one load, the permits for comparing, the memory for bodies. */
final class EngineRuntime implements AutoCloseable {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);
    private static final int KIBIBYTE = 1024;

    private final EngineConfig config;
    private final EngineLoading loading;
    private final Gate comparisons;
    private final Gate bodies;

    EngineRuntime(EngineConfig config, EngineLoader loader) {
        FaceMeters meters = FaceMeters.ofServer();
        this.config = config;
        this.loading = new EngineLoading(config, loader);
        this.comparisons = new Gate(Queue.COMPARISONS, config.permits(), config, meters);
        this.bodies = new Gate(Queue.BODIES, kibibytes(config.maxBodiesBytes()), config, meters);
    }

    /** Starts loading in the background, once; returns at once. */
    void warm() {
        loading.start();
    }

    Verification verify(byte[] image1, byte[] image2, VerifyOptions options)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).verify(image1, image2, options);
        }
    }

    List<DetectedIn> detect(byte[] image)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).detect(image);
        }
    }

    FaceProbe probe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).probe(image, minQuality);
        }
    }

    LiveProbe liveProbe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).liveProbe(image, minQuality);
        }
    }

    CaptureProbe capture(List<byte[]> pictures, int minQuality, Predicate<Embedding> known)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).capture(pictures, minQuality, known);
        }
    }

    JudgedFace judge(byte[] image) throws ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).judge(image);
        }
    }

    HeadLook look(byte[] image) throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).look(image);
        }
    }

    ChallengeVerdict challenge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        try (Permit permit = comparisons.enter(1)) {
            return loading.await(config.maxWait()).challenge(challenge, frames, minQuality);
        }
    }

    Liveness fused(List<Liveness> each) throws EngineBusyException, EngineUnavailableException {
        return loading.await(config.maxWait()).fused(each);
    }

    ScoreCalibration calibration() throws EngineBusyException, EngineUnavailableException {
        return loading.await(config.maxWait()).calibration();
    }

    String embedderId() throws EngineBusyException, EngineUnavailableException {
        return loading.await(config.maxWait()).embedderId();
    }

    Permit reserve(long bytes) throws EngineBusyException {
        return bodies.enter(kibibytes(Math.min(bytes, config.maxBodyBytes())));
    }

    EngineConfig config() {
        return config;
    }

    Gate gate(Queue queue) {
        return queue == Queue.COMPARISONS ? comparisons : bodies;
    }

    EngineLoading loading() {
        return loading;
    }

    @Override
    public void close() {
        // an open native session must not be freed under a comparison; when one hangs, the end of the process frees it
        if (comparisons.shut(PATIENCE_AT_SHUTDOWN)) {
            loading.close();
        }
    }

    private static int kibibytes(long bytes) {
        return Math.toIntExact((bytes + KIBIBYTE - 1) / KIBIBYTE);
    }
}
