package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.stage.Stage;
import io.github.keycloakface.vision.stage.StageTimer;
import io.github.keycloakface.vision.stage.StageWatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares the faces of two images. Safe for use by many threads. */
public final class FaceVerifier {

    /**
     * All-against-all of two crowds stays answerable: 50 x 50 pairs are some 100 embeddings, two seconds of CPU; at
     * worst one for each of the 100 faces that a search yields, before it is known which are the 50 best.
     */
    private static final int MAX_COMPARED_FACES = 50;

    private static final Comparator<Face> BEST_FIRST =
            Comparator.comparingDouble((Face face) -> face.quality().score()).reversed();

    private final FacePipeline pipeline;
    private final ImageDecoder decoder;
    private final StageTimer timer;

    public FaceVerifier(FacePipeline pipeline, ImageDecoder decoder) {
        this(pipeline, decoder, StageTimer.NONE);
    }

    /** @param timer is told what comparing cost; what the images cost, the decoder's timer is told */
    public FaceVerifier(FacePipeline pipeline, ImageDecoder decoder, StageTimer timer) {
        this.pipeline = pipeline;
        this.decoder = decoder;
        this.timer = timer;
    }

    /**
     * Compares the faces of image 1 with those of image 2.
     *
     * @throws ProbeRefusedException when an image is no image, shows no face, or none that is good enough
     */
    public Verification verify(byte[] image1, byte[] image2, VerifyOptions options) throws ProbeRefusedException {
        List<Probe> sources = probes(1, image1, options, options.compareAllFaces() ? MAX_COMPARED_FACES : 1);
        List<Probe> targets = probes(2, image2, options, MAX_COMPARED_FACES);
        StageWatch watch = new StageWatch(timer);
        List<ComparedPair> pairs = watch.during(Stage.MATCH, () -> pairs(sources, targets, options));
        watch.report();
        return new Verification(pairs);
    }

    private record Probe(DetectedIn place, Embedding embedding) {}

    private List<ComparedPair> pairs(List<Probe> sources, List<Probe> targets, VerifyOptions options) {
        List<ComparedPair> pairs = new ArrayList<>();
        for (Probe source : sources) {
            for (Probe target : targets) {
                double score = pipeline.score(source.embedding, target.embedding);
                pairs.add(new ComparedPair(source.place, target.place, score, score > options.decisionScore()));
            }
        }
        pairs.sort(Comparator.comparingDouble(ComparedPair::score).reversed());
        return pairs;
    }

    private List<Probe> probes(int number, byte[] bytes, VerifyOptions options, int most) throws ProbeRefusedException {
        try (FaceImage image = decoder.open(bytes)) {
            List<Face> faces = pipeline.detect(image);
            if (faces.isEmpty()) {
                throw new ProbeRefusedException(number, ProbeRefusedException.Reason.NO_FACE, null);
            }
            Candidates candidates = new Candidates(options, most);
            for (Face face : faces.stream().sorted(BEST_FIRST).toList()) {
                if (candidates.mayTake(face)) {
                    candidates.add(pipeline.read(image, face));
                }
            }
            if (candidates.best().isEmpty()) {
                throw candidates.refused(number);
            }
            return candidates.best().stream()
                    .map(read -> new Probe(placed(image, read.face()), read.embedding()))
                    .toList();
        } catch (ImageRejectedException e) {
            throw ProbeRefusedException.of(number, e);
        }
    }

    private static DetectedIn placed(FaceImage image, Face face) {
        return new DetectedIn(face, face.box().clippedTo(image.width(), image.height()));
    }
}
