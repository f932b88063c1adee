package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.CapturePipeline;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Reads the one face of a selfie. Safe for use by many threads. */
public final class SingleFaceReader {

    /**
     * Share of the largest face's eye distance from which on a second face counts. A person behind the user's shoulder
     * is farther away than arm's length by half or more.
     */
    private static final double RIVAL = 0.5;

    /** Grey value in the middle between the ramps of the exposure measure: which side of it is to blame. */
    private static final double HALF_LIGHT = 135;

    /** Pixels: too few to tell a dark face from a bright one. */
    private static final int SMALLEST_PATCH = 2;

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
        try (FaceImage image = decoder.open(bytes)) {
            return probe(image, only(image, pipeline.detect(image), minQuality));
        } catch (ImageRejectedException e) {
            throw new DefectiveFaceException(FaceDefect.IMAGE, e);
        }
    }

    /** The same, and judges whether that face is live. */
    public LiveProbe readLive(byte[] bytes, int minQuality) throws DefectiveFaceException {
        try (FaceImage image = decoder.open(bytes)) {
            Face face = only(image, pipeline.detect(image), minQuality);
            Optional<Liveness> liveness = pipeline.liveness(image, face);
            return new LiveProbe(probe(image, face), liveness);
        } catch (ImageRejectedException e) {
            throw new DefectiveFaceException(FaceDefect.IMAGE, e);
        }
    }

    /**
     * Reads the pictures of one capture. Each must pass on its own; the embeddings mean little alone, see {@link
     * CapturePipeline}.
     *
     * @param pictures encoded, two at least, in the order they were taken
     * @param minQuality 1..100; a face below is refused
     * @param live whether liveness is judged
     * @throws DefectiveFaceException when a picture does not show exactly one face that can be compared
     */
    public CaptureProbe readCapture(List<byte[]> pictures, int minQuality, boolean live) throws DefectiveFaceException {
        if (pictures.size() < 2) {
            throw new IllegalArgumentException("a capture has two pictures at least");
        }
        CapturePipeline capture = pipeline.ofCapture();
        boolean judged = live && capture.judgesLiveness();
        List<FaceProbe> faces = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            try (FaceImage image = decoder.open(pictures.get(i))) {
                Face face = only(image, capture.detect(image), minQuality);
                if (judged) {
                    shares.add(capture.look(image, face, i));
                }
                faces.add(new FaceProbe(
                        capture.embed(image, face, i), face.quality().score()));
            } catch (ImageRejectedException e) {
                throw new DefectiveFaceException(FaceDefect.IMAGE, e);
            }
        }
        return new CaptureProbe(faces, judged ? Optional.of(capture.judge(shares)) : Optional.empty());
    }

    private FaceProbe probe(FaceImage image, Face face) throws ImageRejectedException {
        return new FaceProbe(pipeline.embed(image, face), face.quality().score());
    }

    private static Face only(FaceImage image, List<Face> detected, int minQuality)
            throws DefectiveFaceException, ImageRejectedException {
        List<Face> faces = detected.stream()
                .sorted(Comparator.comparingDouble((Face face) -> eyes(face)).reversed())
                .toList();
        if (faces.isEmpty()) {
            throw new DefectiveFaceException(FaceDefect.NO_FACE);
        }
        if (faces.size() > 1 && eyes(faces.get(1)) > RIVAL * eyes(faces.get(0))) {
            throw new DefectiveFaceException(FaceDefect.MANY_FACES);
        }
        Face face = faces.get(0);
        if (face.quality().score() < minQuality) {
            throw new DefectiveFaceException(defect(image, face));
        }
        return face;
    }

    private static double eyes(Face face) {
        return face.points().eyeDistance();
    }

    private static FaceDefect defect(FaceImage image, Face face) throws ImageRejectedException {
        return switch (face.quality().weakest()) {
            case "exposure" -> isDark(image, face) ? FaceDefect.DARK : FaceDefect.BRIGHT;
            case "sharpness" -> FaceDefect.BLURRED;
            case "size" -> FaceDefect.FAR;
            case "pose" -> FaceDefect.TURNED;
            default ->
                throw new IllegalStateException(
                        "no advice for quality component " + face.quality().weakest());
        };
    }

    /** Looks between eyes and mouth, as the exposure measure does: a bright window behind must not hide a dark face. */
    private static boolean isDark(FaceImage image, Face face) throws ImageRejectedException {
        FivePoints p = face.points();
        PixelRectangle box = new RotatedBox(p.leftEye(), p.rightEye(), p.leftMouth(), p.rightMouth())
                .clippedTo(image.width(), image.height());
        if (box.width() < SMALLEST_PATCH || box.height() < SMALLEST_PATCH) {
            return true;
        }
        Mat patch = image.atLeast(1).bgr().submat(new Rect(box.x(), box.y(), box.width(), box.height()));
        try {
            double[] bgr = Core.mean(patch).val;
            return (bgr[0] + bgr[1] + bgr[2]) / 3 < HALF_LIGHT;
        } finally {
            patch.release();
        }
    }
}
