package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.github.keycloakface.vision.verify.SingleFaceReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the pictures of a challenge, all together and from nothing but themselves. Safe for use by many threads. */
public final class ChallengeVerifier {

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
     * Judges the pictures of a challenge.
     *
     * @param frames one of each step, in order
     * @param minQuality 1..100; a look into the camera below is refused
     * @throws DefectiveFaceException when the look into the camera cannot be compared
     */
    public ChallengeVerdict judge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException {
        LiveProbe front = reader.readLive(frames.get(0).image(), minQuality);
        Set<ChallengeFinding> findings = EnumSet.noneOf(ChallengeFinding.class);
        double live = front.liveness().map(Liveness::score).orElse(0.0);
        double likeness = 1;
        FrontPose pose = heads.look(frames.get(0).image()).front();
        for (int i = 1; i < frames.size(); i++) {
            try (FaceImage image = decoder.open(frames.get(i).image())) {
                HeadLook look = heads.look(image);
                FivePoints points = look.head().landmarks().fivePoints();
                Embedding face = pipeline.embed(image, points);
                likeness = Math.min(likeness, face.cosine(front.face().embedding()));
                live += pipeline.liveness(image, look.box(), points.rollDegrees())
                        .map(Liveness::score)
                        .orElse(0.0);
                Move before = challenge.steps().get(i - 1).move();
                if (StepRule.of(challenge.steps().get(i).move(), before, pose, look, true) != LookAdvice.REACHED) {
                    findings.add(ChallengeFinding.POSE_MISSED);
                }
            } catch (ImageRejectedException e) {
                throw new DefectiveFaceException(FaceDefect.IMAGE, e);
            }
        }
        return new ChallengeVerdict(front.face(), findings, new ChallengeEvidence(live / frames.size(), likeness));
    }
}
