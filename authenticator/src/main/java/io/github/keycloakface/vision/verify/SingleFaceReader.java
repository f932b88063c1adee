package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.EmbeddedFace;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the one face of a selfie. Safe for use by many threads. */
public final class SingleFaceReader {

    /**
     * Share of the largest face's eye distance from which on a second face counts. A person behind the user's shoulder
     * is farther away than arm's length by half or more.
     */
    private static final double RIVAL = 0.5;

    private final FacePipeline pipeline;
    private final ImageDecoder decoder;

    public SingleFaceReader(FacePipeline pipeline, ImageDecoder decoder) {
        this.pipeline = pipeline;
        this.decoder = decoder;
    }

    /**
     * Reads the face of an encoded image.
     *
     * @param minQuality 1..100; a face below is refused
     * @throws DefectiveFaceException when there is not exactly one face that can be compared
     */
    public FaceProbe read(byte[] bytes, int minQuality) throws DefectiveFaceException {
        return probe(readFace(bytes, minQuality));
    }

    /** The same, and tells where in the picture that face is. */
    public EmbeddedFace readFace(byte[] bytes, int minQuality) throws DefectiveFaceException {
        try (FaceImage image = decoder.open(bytes)) {
            return read(image, minQuality);
        } catch (ImageRejectedException e) {
            throw new DefectiveFaceException(FaceDefect.IMAGE, e);
        }
    }

    /** The same, and judges whether that face is live. */
    public LiveProbe readLive(byte[] bytes, int minQuality) throws DefectiveFaceException {
        try (FaceImage image = decoder.open(bytes)) {
            EmbeddedFace read = read(image, minQuality);
            Optional<Liveness> liveness = pipeline.liveness(image, read.face());
            return new LiveProbe(probe(read), liveness);
        } catch (ImageRejectedException e) {
            throw new DefectiveFaceException(FaceDefect.IMAGE, e);
        }
    }

    /** What of a face that was read is compared or kept. */
    public static FaceProbe probe(EmbeddedFace read) {
        return new FaceProbe(read.embedding(), read.face().quality().score());
    }

    private EmbeddedFace read(FaceImage image, int minQuality) throws DefectiveFaceException, ImageRejectedException {
        Face face = only(pipeline.detect(image), minQuality);
        requireOpenEyes(List.of(face));
        EmbeddedFace read = pipeline.read(image, face);
        requireGood(read.face(), minQuality);
        return read;
    }

    static Face only(List<Face> detected, int minQuality) throws DefectiveFaceException {
        List<Face> faces = detected.stream()
                .sorted(Comparator.comparingDouble((Face face) -> eyes(face)).reversed())
                .toList();
        if (faces.isEmpty()) {
            throw new DefectiveFaceException(FaceDefect.NO_FACE);
        }
        if (faces.size() > 1 && eyes(faces.get(1)) > RIVAL * eyes(faces.get(0))) {
            throw new DefectiveFaceException(FaceDefect.MANY_FACES);
        }
        requireGood(faces.get(0), minQuality);
        return faces.get(0);
    }

    static void requireGood(Face face, int minQuality) throws DefectiveFaceException {
        // what is not a number is not good
        if (!(face.quality().score() >= minQuality)) {
            throw new DefectiveFaceException(FaceDefect.of(face.quality().weakest()));
        }
    }

    /** In one picture of several is enough: people blink, but who sleeps has them shut in all. */
    static void requireOpenEyes(List<Face> pictures) throws DefectiveFaceException {
        if (pictures.stream().noneMatch(OpenEyes::in)) {
            throw new DefectiveFaceException(FaceDefect.EYES_CLOSED);
        }
    }

    private static double eyes(Face face) {
        return face.points().eyeDistance();
    }
}
