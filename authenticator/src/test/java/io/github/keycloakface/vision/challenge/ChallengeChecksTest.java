package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.FusedLiveness;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** What numbers alone decide, whatever the models saw. */
class ChallengeChecksTest {

    private static final double MIN_LIVE = 0.65;
    private static final List<ModelManifest.Point> POINTS = List.of(
            new ModelManifest.Point(0.3, 1e-3), new ModelManifest.Point(0.4, 1e-4), new ModelManifest.Point(0.5, 1e-5));
    private static final Embedding FACE = face(1, 0, 0);

    /** A photo of somebody for the picture that is compared, the own living face for the moves. */
    @Test
    void livingMovesDoNotMakeAPhotoAhead() throws Exception {
        assertThat(findings(plain(), FACE, 1, 1, 1, 1)).isEmpty();
        assertThat(findings(plain(), FACE, 0, 1, 1, 1)).containsExactly(ChallengeFinding.NOT_LIVE);
        assertThat(findings(plain(), FACE, 0.649, 1, 1, 1)).containsExactly(ChallengeFinding.NOT_LIVE);
        assertThat(findings(plain(), FACE, 0.65, 1, 1, 1)).isEmpty();
        assertThat(findings(plain(), FACE, Double.NaN, 1, 1, 1)).containsExactly(ChallengeFinding.NOT_LIVE);
    }

    @Test
    void aLivingFirstPictureDoesNotMakeUpForTheMoves() throws Exception {
        assertThat(findings(plain(), FACE, 1, 0.5, 0.5, 0.5)).containsExactly(ChallengeFinding.NOT_LIVE);
    }

    /** All faces have a direction in common, which raises every cosine: two people have 0.75, and 0 without it. */
    @Test
    void twoPeopleAreToldApartWhereACalibrationHasACenter() throws Exception {
        Embedding first = face(1.75f, 1, 0);
        Embedding other = face(1.75f, 0, 1);
        assertThat(first.cosine(other)).isBetween(0.7, 0.8);
        float common = first.toArray()[0];
        ScoreCalibration centered = new ScoreCalibration(
                new ModelManifest.Calibration("drawn", 1e-5, POINTS, List.of((double) common, 0.0, 0.0)));

        assertThat(new ChallengeChecks(ChallengeKind.MOVES, takes(first, other, 1, 1, 1, 1), centered)
                        .findings(new Liveness(1, true)))
                .containsExactly(ChallengeFinding.IDENTITY_CHANGED);
        assertThat(new ChallengeChecks(ChallengeKind.MOVES, takes(first, first, 1, 1, 1, 1), centered)
                        .findings(new Liveness(1, true)))
                .isEmpty();
    }

    private static ScoreCalibration plain() {
        return new ScoreCalibration(new ModelManifest.Calibration("drawn", 1e-5, POINTS));
    }

    private static Set<ChallengeFinding> findings(ScoreCalibration calibration, Embedding later, double... live)
            throws ImageRejectedException {
        List<Take> takes = takes(FACE, later, live);
        Liveness fused = FusedLiveness.of(takes.stream().map(Take::live).toList(), MIN_LIVE);
        return new ChallengeChecks(ChallengeKind.MOVES, takes, calibration).findings(fused);
    }

    /** Somebody who comes nearer, goes back and comes nearer again. */
    private static List<Take> takes(Embedding first, Embedding later, double... live) throws ImageRejectedException {
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i < live.length; i++) {
            Move move = i % 2 == 0 ? Move.FRONT : Move.CLOSER;
            takes.add(new Take(
                    new ChallengeStep(move, 300, Light.NONE),
                    1000L * i,
                    Looks.at(0, 0, move == Move.FRONT ? 0.4 : 0.56),
                    i == 0 ? first : later,
                    new Liveness(live[i], live[i] >= MIN_LIVE),
                    new RelativeTint(0, 0),
                    thumbnail(i)));
        }
        return takes;
    }

    private static Thumbnail thumbnail(int seed) throws ImageRejectedException {
        TestNatives.load();
        Mat noise = new Mat(480, 640, CvType.CV_8UC3);
        Core.setRNGSeed(seed + 1);
        Core.randu(noise, 0, 255);
        try (FaceImage image = TestPipeline.DECODER.open(Pictures.png(noise))) {
            return Thumbnail.of(image);
        }
    }

    private static Embedding face(float... raw) {
        return Embedding.ofRaw("m", raw);
    }
}
