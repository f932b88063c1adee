package io.github.keycloakface.vision;

import io.github.keycloakface.vision.align.FaceAligner;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.liveness.PassiveLiveness;
import io.github.keycloakface.vision.onnx.EmbedderModel;
import io.github.keycloakface.vision.stage.Stage;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;

/**
 * The pipeline for several pictures of one face, taken one after the other. What a single picture gets by more looks at
 * it, they get from each other: one look for liveness each instead of two, one embedding instead of two, and no further
 * looks for the points. Figures in docs/performance.md.
 */
public final class CapturePipeline {

    private final FacePipeline pipeline;
    private final EmbedderModel embedder;
    private final Optional<PassiveLiveness> liveness;

    CapturePipeline(FacePipeline pipeline, EmbedderModel embedder, Optional<PassiveLiveness> liveness) {
        this.pipeline = pipeline;
        this.embedder = embedder;
        this.liveness = liveness;
    }

    /** As {@link FacePipeline#detect}. */
    public List<Face> detect(FaceImage image) throws ImageRejectedException {
        return pipeline.detect(image, false);
    }

    /**
     * Embeds the face of one picture, for a mean with those of the others, and completes its quality.
     *
     * @param face a face of this image
     * @param number of the picture, from 0
     */
    public EmbeddedFace read(FaceImage image, Face face, int number) throws ImageRejectedException {
        Mat aligned = FacePipeline.aligned(image, FaceAligner.toTemplate(face.points()));
        try {
            EmbedderModel.Sight sight = image.watch().during(Stage.EMBED, () -> embedder.seeOneOf(aligned, number));
            return new EmbeddedFace(pipeline.recognized(face, sight.strength()), sight.embedding());
        } finally {
            aligned.release();
        }
    }

    /**
     * Looks at how live the face of one picture is.
     *
     * @param face a face of this image
     * @param number of the picture, from 0
     * @return share of live, 0..1
     */
    public double look(FaceImage image, Face face, int number) throws ImageRejectedException {
        return image.watch()
                .during(
                        Stage.LIVENESS,
                        () -> liveness.orElseThrow().look(image, face.detected(), face.rollDegrees(), number));
    }

    /**
     * Looks again at a picture, the first, whether it alone leaves no doubt of a live face.
     *
     * @param face a face of this image
     * @param share what {@link #look} said of it
     * @return live, or empty when all pictures are to be judged
     */
    public Optional<Liveness> sure(FaceImage image, Face face, double share) throws ImageRejectedException {
        return image.watch()
                .during(
                        Stage.LIVENESS,
                        () -> liveness.orElseThrow().sure(image, face.detected(), face.rollDegrees(), share));
    }

    /**
     * Judges all pictures together.
     *
     * @param shares of {@link #look}, in the order of the pictures, two at least
     */
    public Liveness judge(List<Double> shares) {
        return liveness.orElseThrow().judge(shares);
    }
}
