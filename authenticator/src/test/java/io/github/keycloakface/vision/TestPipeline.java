package io.github.keycloakface.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import java.util.Comparator;
import java.util.List;

/** The bundled models, loaded once for all tests of a JVM. */
public final class TestPipeline {

    public static final ImageDecoder DECODER = new ImageDecoder(ImageLimits.DEFAULT);

    private TestPipeline() {}

    public static FacePipeline get() {
        return Loaded.PIPELINE;
    }

    /** The same models loaded once more. */
    public static FacePipeline fresh() throws ModelException {
        TestNatives.load();
        return new FacePipeline(ModelStore.bundled());
    }

    public static List<Face> faces(byte[] image) throws ImageRejectedException {
        return faces(get(), image);
    }

    public static List<Face> faces(FacePipeline pipeline, byte[] image) throws ImageRejectedException {
        try (FaceImage opened = DECODER.open(image)) {
            return pipeline.detect(opened);
        }
    }

    /** The embedding of the one face of a portrait. */
    public static Embedding only(FacePipeline pipeline, byte[] image) throws ImageRejectedException {
        try (FaceImage opened = DECODER.open(image)) {
            List<Face> faces = pipeline.detect(opened);
            assertThat(faces).hasSize(1);
            return pipeline.embed(opened, faces.get(0));
        }
    }

    /** The embedding of the largest face, and its score against another; -1 when there is no face. */
    public static double score(Embedding reference, byte[] image) throws ImageRejectedException {
        try (FaceImage opened = DECODER.open(image)) {
            List<Face> faces = get().detect(opened);
            if (faces.isEmpty()) {
                return -1;
            }
            Face largest = faces.stream()
                    .max(Comparator.comparingDouble(f -> f.points().eyeDistance()))
                    .orElseThrow();
            return get().score(reference, get().embed(opened, largest));
        }
    }

    private static final class Loaded {

        static final FacePipeline PIPELINE = load();

        private static FacePipeline load() {
            TestNatives.load();
            try {
                return new FacePipeline(ModelStore.bundled());
            } catch (ModelException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
