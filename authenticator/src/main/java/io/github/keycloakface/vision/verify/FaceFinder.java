package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds and measures the faces of one image, without comparing them. Safe for use by many threads. */
public final class FaceFinder {

    private final FacePipeline pipeline;
    private final ImageDecoder decoder;

    public FaceFinder(FacePipeline pipeline, ImageDecoder decoder) {
        this.pipeline = pipeline;
        this.decoder = decoder;
    }

    /**
     * Finds all faces of an encoded image, poor ones too.
     *
     * @return best quality first; empty when the image shows no face
     * @throws ProbeRefusedException when the image is no image; it counts as image 1
     */
    public List<DetectedIn> find(byte[] bytes) throws ProbeRefusedException {
        try (FaceImage image = decoder.open(bytes)) {
            return find(image);
        } catch (ImageRejectedException e) {
            throw ProbeRefusedException.of(1, e);
        }
    }

    /**
     * Judges whether the face of best quality is live: the one that a comparison would take from image 1.
     *
     * @throws ProbeRefusedException when the image is no image or shows no face; it counts as image 1
     */
    public JudgedFace judge(byte[] bytes) throws ProbeRefusedException {
        try (FaceImage image = decoder.open(bytes)) {
            List<DetectedIn> found = find(image);
            if (found.isEmpty()) {
                throw new ProbeRefusedException(1, ProbeRefusedException.Reason.NO_FACE, null);
            }
            DetectedIn best = found.get(0);
            return new JudgedFace(best, pipeline.liveness(image, best.face()));
        } catch (ImageRejectedException e) {
            throw ProbeRefusedException.of(1, e);
        }
    }

    private List<DetectedIn> find(FaceImage image) throws ImageRejectedException {
        List<DetectedIn> found = new ArrayList<>();
        for (Face seen : pipeline.detect(image)) {
            Face face = pipeline.judged(image, seen);
            found.add(new DetectedIn(face, face.box().clippedTo(image.width(), image.height())));
        }
        found.sort(Comparator.comparingDouble(
                        (DetectedIn detected) -> detected.face().quality().score())
                .reversed());
        return found;
    }
}
