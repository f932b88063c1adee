package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/**
 * Adapter {@code aligned-112}: an embedder for faces aligned to the 112x112 ArcFace template.
 *
 * <p>Input 1x3x112x112. Output 1xD, any length; it is brought to unit length here. Setting {@code mirrored}: 1 adds
 * the embedding of the mirror image, which costs a second run (figures in docs/models.md); 0 or absent does not.
 * Settings {@code strengthZero} and {@code strengthFull}: lengths of the raw vector between which a face is more or
 * less
 * recognizable (figures in docs/quality.md); absent, quality is told without it.
 */
public final class EmbedderModel implements AutoCloseable {

    public static final String ADAPTER = "aligned-112";

    public static final int SIDE = 112;

    private final OnnxModel model;
    private final Planes planes;
    private final boolean mirrored;
    private final Optional<StrengthRange> strengthRange;

    public EmbedderModel(ModelStore store, ModelManifest.Model description) throws ModelException {
        model = new OnnxModel(store, description);
        Shapes shapes = new Shapes(model);
        try {
            shapes.input(1, 3, SIDE, SIDE);
            shapes.output(0, 1, Shapes.FIXED);
            mirrored = shapes.isOn("mirrored");
            strengthRange = shapes.rising("strengthZero", "strengthFull")
                    .map(ends -> new StrengthRange(ends.get(0), ends.get(1)));
        } catch (ModelException e) {
            model.close();
            throw e;
        }
        planes = new Planes(description.input(), 3, SIDE, SIDE);
    }

    /** Stored with each template: embeddings of different models cannot be compared. */
    public String id() {
        return model.description().id();
    }

    /** What the length of a raw vector says; empty when nobody measured it for this model. */
    public Optional<StrengthRange> strengthRange() {
        return strengthRange;
    }

    /**
     * Embeds an aligned face.
     *
     * @param aligned CV_8UC3 BGR, 112x112
     */
    public Embedding embed(Mat aligned) {
        return see(aligned).embedding();
    }

    /** Embeds an aligned face and tells how strongly the model answered. */
    public Sight see(Mat aligned) {
        Sight face = one(aligned);
        return mirrored ? new Sight(face.embedding().plus(mirrored(aligned).embedding()), face.strength()) : face;
    }

    /**
     * Embeds one of several pictures of a face in one run: every second one mirrored, where this model embeds mirror
     * images. Their mean has both in it.
     *
     * @param aligned as above
     * @param number of the picture, from 0
     */
    public Sight seeOneOf(Mat aligned, int number) {
        return mirrored && number % 2 == 1 ? mirrored(aligned) : one(aligned);
    }

    /** Strengths at and below which a face says nothing, and from which on there is nothing to mend. */
    public record StrengthRange(double zeroAt, double fullAt) {}

    /** What {@link #see} tells as strength, for half the time where the mirror image is embedded, too. */
    public double strength(Mat aligned) {
        return length(run(aligned));
    }

    /**
     * An embedding and how strongly the model answered.
     *
     * @param strength length of the raw vector; of {@link #see} that of the face as it is, not mirrored
     */
    public record Sight(Embedding embedding, double strength) {}

    private Sight one(Mat aligned) {
        float[] raw = run(aligned);
        return new Sight(Embedding.ofRaw(id(), raw), length(raw));
    }

    private Sight mirrored(Mat aligned) {
        Mat mirror = new Mat();
        try {
            Core.flip(aligned, mirror, 1);
            return one(mirror);
        } finally {
            mirror.release();
        }
    }

    private float[] run(Mat aligned) {
        try (Planes.Loan loan = planes.fill(aligned)) {
            return model.run(loan.floats(), 1, 3, SIDE, SIDE)[0];
        }
    }

    private static double length(float[] raw) {
        double squares = 0;
        for (float v : raw) {
            squares += (double) v * v;
        }
        return Math.sqrt(squares);
    }

    @Override
    public void close() {
        model.close();
    }
}
