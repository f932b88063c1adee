package io.github.keycloakface.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest.Calibration;
import io.github.keycloakface.vision.model.ModelManifest.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faces are directions in a plane: up to 60 degrees apart they are one person. */
class ProbeFusionTest {

    private static final ScoreCalibration CALIBRATION = new ScoreCalibration(
            new Calibration("a drawing", 1e-5, List.of(new Point(0.3, 1e-3), new Point(0.5, 1e-5))));

    @Test
    void onePictureStaysItself() {
        FaceProbe alone = face(25, 70);

        FaceProbe fused = ProbeFusion.mean(List.of(alone), CALIBRATION).orElseThrow();

        assertThat(fused.embedding().cosine(alone.embedding())).isCloseTo(1, within(1e-6));
        assertThat(fused.embedding().pictures()).isOne();
        assertThat(fused.quality()).isEqualTo(70);
    }

    @Test
    void severalMeetInTheMiddle() {
        FaceProbe fused = ProbeFusion.mean(List.of(face(0, 60), face(50, 90)), CALIBRATION)
                .orElseThrow();

        assertThat(fused.embedding().cosine(face(25, 1).embedding())).isCloseTo(1, within(1e-6));
        assertThat(fused.embedding().pictures()).isEqualTo(2);
        assertThat(fused.quality()).isEqualTo(75);
    }

    @Test
    void thePicturesOfAMeanCountForTheScore() {
        FaceProbe fused = ProbeFusion.mean(List.of(face(0, 60), face(0, 90), face(0, 90)), CALIBRATION)
                .orElseThrow();
        Embedding reference = face(60, 80).embedding();

        assertThat(CALIBRATION.score(fused.embedding(), reference)).isCloseTo(60 - 6 * Math.log10(3), within(1e-4));
    }

    /** Attack: two frames of oneself, which are live, and one of the victim, which is a photo. */
    @Test
    void aStrangerAmongTheFramesSpoilsThemAll() {
        FaceProbe victim = face(90, 95);
        FaceProbe attacker = face(0, 95);
        Embedding mean = Embedding.mean(List.of(attacker.embedding(), attacker.embedding(), victim.embedding()));

        // the mean alone is like the victim's reference, seen from the victim's side
        assertThat(mean.cosine(face(75, 1).embedding())).isGreaterThan(0.5);
        assertThat(ProbeFusion.mean(List.of(attacker, attacker, victim), CALIBRATION))
                .isEmpty();
        assertThat(ProbeFusion.mean(List.of(victim, attacker, attacker), CALIBRATION))
                .isEmpty();
    }

    @Test
    void eachMustBeLikeEachAndNotOnlyLikeTheNext() {
        Optional<FaceProbe> fused = ProbeFusion.mean(List.of(face(0, 80), face(40, 80), face(80, 80)), CALIBRATION);

        assertThat(fused).isEmpty();
    }

    private static FaceProbe face(double degrees, double quality) {
        double angle = Math.toRadians(degrees);
        float[] direction = {(float) Math.cos(angle), (float) Math.sin(angle)};
        return new FaceProbe(Embedding.ofRaw("m", direction), quality);
    }
}
