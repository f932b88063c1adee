package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.CapturePipeline;
import io.github.keycloakface.vision.EmbeddedFace;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the pictures of one capture, one after the other, and no more of them than the decision needs. As in every
 * sequential test the strict bound of the first look is paid for by the little that it adds to the errors of the last
 * one: figures in docs/liveness.md. Safe for use by many threads.
 */
public final class CaptureReader {

    private final FacePipeline pipeline;
    private final ImageDecoder decoder;

    /** @param pipeline with a model for liveness */
    public CaptureReader(FacePipeline pipeline, ImageDecoder decoder) {
        this.pipeline = pipeline;
        this.decoder = decoder;
    }

    /**
     * Reads the pictures of one capture. Each that is read must pass on its own; the embeddings mean little alone, see
     * {@link CapturePipeline}.
     *
     * @param pictures encoded, two at least, in the order they were taken
     * @param minQuality 1..100; a face below is refused
     * @param known whether the embedding of a single picture leaves no doubt whose it is
     * @return of the first picture alone when it shows beyond doubt somebody live and known, else of all
     * @throws DefectiveFaceException when a picture that is read does not show exactly one face that can be compared
     */
    public CaptureProbe read(List<byte[]> pictures, int minQuality, Predicate<Embedding> known)
            throws DefectiveFaceException {
        if (pictures.size() < 2) {
            throw new IllegalArgumentException("a capture has two pictures at least");
        }
        CapturePipeline capture = pipeline.ofCapture();
        List<EmbeddedFace> read = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            try (FaceImage image = decoder.open(pictures.get(i))) {
                Face face = SingleFaceReader.only(capture.detect(image), minQuality);
                shares.add(capture.look(image, face, i));
                read.add(capture.read(image, face, i));
                SingleFaceReader.requireGood(read.get(i).face(), minQuality);
                if (i == 0) {
                    Optional<Liveness> sure = sure(capture, image, read.get(0), shares.get(0));
                    if (sure.isPresent() && known.test(read.get(0).embedding())) {
                        return probe(read, sure.get());
                    }
                }
            } catch (ImageRejectedException e) {
                throw new DefectiveFaceException(FaceDefect.IMAGE, e);
            }
        }
        SingleFaceReader.requireOpenEyes(read.stream().map(EmbeddedFace::face).toList());
        return probe(read, capture.judge(shares));
    }

    /** Asked before anybody knows whose face it is: the time taken tells nothing of that to who shows a picture. */
    private static Optional<Liveness> sure(CapturePipeline capture, FaceImage image, EmbeddedFace first, double share)
            throws ImageRejectedException {
        return OpenEyes.in(first.face()) ? capture.sure(image, first.face(), share) : Optional.empty();
    }

    private static CaptureProbe probe(List<EmbeddedFace> read, Liveness liveness) {
        return new CaptureProbe(read.stream().map(SingleFaceReader::probe).toList(), liveness);
    }
}
