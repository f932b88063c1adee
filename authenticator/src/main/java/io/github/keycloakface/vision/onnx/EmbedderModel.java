package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/**
 * Adapter {@code aligned-112}: an embedder for faces aligned to the 112x112 ArcFace template.
 *
 * <p>Input 1x3x112x112. Output 1xD, any length; it is brought to unit length here. Setting {@code mirrored}: 1 adds
 * the embedding of the mirror image, which costs a second run (figures in docs/models.md); 0 or absent does not.
 */
public final class EmbedderModel implements AutoCloseable {

    public static final String ADAPTER = "aligned-112";

    public static final int SIDE = 112;

    private final OnnxModel model;
    private final Planes planes;
    private final boolean mirrored;

    public EmbedderModel(ModelStore store, ModelManifest.Model description) throws ModelException {
        model = new OnnxModel(store, description);
        Shapes shapes = new Shapes(model);
        try {
            shapes.input(1, 3, SIDE, SIDE);
            shapes.output(0, 1, Shapes.FIXED);
            mirrored = shapes.isOn("mirrored");
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

    /**
     * Embeds an aligned face.
     *
     * @param aligned CV_8UC3 BGR, 112x112
     */
    public Embedding embed(Mat aligned) {
        Embedding face = one(aligned);
        return mirrored ? face.plus(mirrored(aligned)) : face;
    }

    /**
     * Embeds one of several pictures of a face in one run: every second one mirrored, where this model embeds mirror
     * images. Their mean has both in it.
     *
     * @param aligned as above
     * @param number of the picture, from 0
     */
    public Embedding embedOneOf(Mat aligned, int number) {
        return mirrored && number % 2 == 1 ? mirrored(aligned) : one(aligned);
    }

    private Embedding mirrored(Mat aligned) {
        Mat mirror = new Mat();
        try {
            Core.flip(aligned, mirror, 1);
            return one(mirror);
        } finally {
            mirror.release();
        }
    }

    private Embedding one(Mat aligned) {
        try (Planes.Loan loan = planes.fill(aligned)) {
            return Embedding.ofRaw(id(), model.run(loan.floats(), 1, 3, SIDE, SIDE)[0]);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
