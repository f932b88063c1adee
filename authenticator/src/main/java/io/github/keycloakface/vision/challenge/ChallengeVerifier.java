package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.EmbeddedFace;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.SingleFaceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Judges the pictures of a challenge, all together and from nothing but themselves. Safe for use by many threads. */
public final class ChallengeVerifier {

    private static final ChallengeEvidence NONE = new ChallengeEvidence(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, LightAnswer.NOT_ASKED, Double.NaN, Double.NaN);

    /** Eye distances. On 216 looks into a webcam the points of both ways lay 0.045 apart at most. */
    private static final double SAME_PLACE = 0.25;

    private final FacePipeline pipeline;
    private final SingleFaceReader reader;
    private final HeadReader heads;
    private final ImageDecoder decoder;

    private ChallengeVerifier(FacePipeline pipeline, HeadReader heads, ImageDecoder decoder) {
        this.pipeline = pipeline;
        this.reader = new SingleFaceReader(pipeline, decoder);
        this.heads = heads;
        this.decoder = decoder;
    }

    /** Empty when the pipeline's models cannot tell where a head points or whether it is live. */
    public static Optional<ChallengeVerifier> of(FacePipeline pipeline, ImageDecoder decoder) {
        return pipeline.judgesLiveness()
                ? pipeline.heads()
                        .map(heads -> new ChallengeVerifier(pipeline, new HeadReader(heads, decoder), decoder))
                : Optional.empty();
    }

    /**
     * Judges the pictures of a challenge. The first alone is asked for quality: it is compared with references then.
     *
     * @param frames one of each step, in order
     * @param minQuality 1..100; a look into the camera below is refused
     * @throws DefectiveFaceException when the look into the camera cannot be compared
     */
    public ChallengeVerdict judge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException {
        if (frames.isEmpty()) {
            throw new DefectiveFaceException(FaceDefect.NO_FACE);
        }
        EmbeddedFace front = reader.readFace(frames.get(0).image(), minQuality);
        FaceProbe probe = SingleFaceReader.probe(front);
        if (!isComplete(challenge, frames)) {
            return new ChallengeVerdict(probe, Set.of(ChallengeFinding.STEPS_MISSED), NONE);
        }
        List<Take> takes = new ArrayList<>();
        for (ChallengeFrame frame : frames) {
            Optional<Take> take = take(challenge.steps().get(frame.step()), frame, front);
            if (take.isEmpty()) {
                return new ChallengeVerdict(probe, Set.of(ChallengeFinding.FACE_MISSED), NONE);
            }
            takes.add(take.get());
        }
        Liveness fused = pipeline.fused(takes.stream().map(Take::live).toList());
        ChallengeChecks checks = new ChallengeChecks(challenge.kind(), takes, pipeline.calibration());
        return new ChallengeVerdict(probe, checks.findings(fused), checks.evidence(fused));
    }

    private static boolean isComplete(Challenge challenge, List<ChallengeFrame> frames) {
        return frames.size() == challenge.steps().size()
                && IntStream.range(0, frames.size()).allMatch(i -> frames.get(i).step() == i);
    }

    /**
     * Whether the head that turns and is live is the face that is compared: the one is searched for upright alone, the
     * other at all angles and sizes, and a picture may hold one of each.
     */
    static boolean isSame(FivePoints head, FivePoints face) {
        double most = SAME_PLACE * Math.min(head.eyeDistance(), face.eyeDistance());
        return head.leftEye().distance(face.leftEye()) <= most
                && head.rightEye().distance(face.rightEye()) <= most
                && head.nose().distance(face.nose()) <= most;
    }

    /** Empty when there is not exactly one near face; it was there a moment ago, when the step was done. */
    private Optional<Take> take(ChallengeStep step, ChallengeFrame frame, EmbeddedFace front) {
        try (FaceImage image = decoder.open(frame.image())) {
            HeadLook look = heads.look(image);
            FivePoints points = look.head().landmarks().fivePoints();
            if (frame.step() == 0 && !isSame(points, front.face().points())) {
                return Optional.empty();
            }
            Embedding face = frame.step() == 0 ? front.embedding() : pipeline.embed(image, points);
            Optional<Liveness> live = pipeline.liveness(image, look.box(), points.rollDegrees());
            return Optional.of(new Take(
                    step,
                    frame.atMillis(),
                    look,
                    face,
                    live.orElseThrow(),
                    RelativeTint.of(image, look.head()),
                    Thumbnail.of(image)));
        } catch (DefectiveFaceException | ImageRejectedException e) {
            return Optional.empty();
        }
    }
}
