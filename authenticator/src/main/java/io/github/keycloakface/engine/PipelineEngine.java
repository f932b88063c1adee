package io.github.keycloakface.engine;

import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeFrame;
import io.github.keycloakface.vision.challenge.ChallengeVerdict;
import io.github.keycloakface.vision.challenge.ChallengeVerifier;
import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.challenge.HeadReader;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.stage.StageTimer;
import io.github.keycloakface.vision.verify.CaptureProbe;
import io.github.keycloakface.vision.verify.CaptureReader;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.FaceFinder;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.FaceVerifier;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.SingleFaceReader;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The real engine: the vision core with the models of the configuration. */
record PipelineEngine(
        FacePipeline pipeline,
        FaceVerifier verifier,
        FaceFinder finder,
        SingleFaceReader reader,
        CaptureReader captures,
        Optional<HeadReader> heads,
        Optional<ChallengeVerifier> challenges,
        ModelManifest models)
        implements LoadedEngine {

    static LoadedEngine load(EngineConfig config) throws NativeLoadException, ModelException {
        Natives.load(config.nativesDir());
        ModelStore store = config.modelsDir().isPresent()
                ? ModelStore.folder(config.modelsDir().get())
                : ModelStore.bundled();
        FacePipeline pipeline = new FacePipeline(store);
        StageTimer timer = FaceMeters.ofServer()::stage;
        ImageDecoder decoder = new ImageDecoder(config.images(), timer);
        return new PipelineEngine(
                pipeline,
                new FaceVerifier(pipeline, decoder, timer),
                new FaceFinder(pipeline, decoder),
                new SingleFaceReader(pipeline, decoder),
                new CaptureReader(pipeline, decoder),
                pipeline.heads().map(heads -> new HeadReader(heads, decoder)),
                ChallengeVerifier.of(pipeline, decoder),
                store.manifest());
    }

    @Override
    public Verification verify(byte[] image1, byte[] image2, VerifyOptions options) throws ProbeRefusedException {
        return verifier.verify(image1, image2, options);
    }

    @Override
    public List<DetectedIn> detect(byte[] image) throws ProbeRefusedException {
        return finder.find(image);
    }

    @Override
    public FaceProbe probe(byte[] image, int minQuality) throws DefectiveFaceException {
        return reader.read(image, minQuality);
    }

    @Override
    public LiveProbe liveProbe(byte[] image, int minQuality) throws DefectiveFaceException {
        return reader.readLive(image, minQuality);
    }

    @Override
    public CaptureProbe capture(List<byte[]> pictures, int minQuality, Predicate<Embedding> known)
            throws DefectiveFaceException, EngineUnavailableException {
        requireLiveness();
        return captures.read(pictures, minQuality, known);
    }

    @Override
    public JudgedFace judge(byte[] image) throws ProbeRefusedException {
        return finder.judge(image);
    }

    @Override
    public HeadLook look(byte[] image) throws DefectiveFaceException, EngineUnavailableException {
        return heads.orElseThrow(() -> new EngineUnavailableException("The loaded models have none for pose."))
                .look(image);
    }

    @Override
    public ChallengeVerdict challenge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException, EngineUnavailableException {
        return challenges
                .orElseThrow(() -> new EngineUnavailableException("The loaded models lack one for pose or liveness."))
                .judge(challenge, frames, minQuality);
    }

    @Override
    public Liveness fused(List<Liveness> each) throws EngineUnavailableException {
        requireLiveness();
        return pipeline.fused(each);
    }

    private void requireLiveness() throws EngineUnavailableException {
        if (!pipeline.judgesLiveness()) {
            throw new EngineUnavailableException("The loaded models have none for liveness.");
        }
    }

    @Override
    public ScoreCalibration calibration() {
        return pipeline.calibration();
    }

    @Override
    public String embedderId() {
        return pipeline.embedderId();
    }

    @Override
    public String natives() {
        return Natives.versions();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
