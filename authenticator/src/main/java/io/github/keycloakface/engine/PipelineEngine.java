package io.github.keycloakface.engine;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.verify.FaceVerifier;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;

/** The real engine: the vision core with the models of the configuration. */
record PipelineEngine(FacePipeline pipeline, FaceVerifier verifier, ModelManifest models) implements LoadedEngine {

    static LoadedEngine load(EngineConfig config) throws NativeLoadException, ModelException {
        Natives.load();
        ModelStore store = config.modelsDir().isPresent()
                ? ModelStore.folder(config.modelsDir().get())
                : ModelStore.bundled();
        FacePipeline pipeline = new FacePipeline(store);
        return new PipelineEngine(
                pipeline, new FaceVerifier(pipeline, new ImageDecoder(config.images())), store.manifest());
    }

    @Override
    public Verification verify(byte[] image1, byte[] image2, VerifyOptions options) throws ProbeRefusedException {
        return verifier.verify(image1, image2, options);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
