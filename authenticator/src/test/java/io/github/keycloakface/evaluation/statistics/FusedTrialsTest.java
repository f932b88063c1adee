package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusedTrialsTest {

    /** 60 degrees apart is a score of 60. */
    private static final ScoreCalibration TABLE = new ScoreCalibration(new ModelManifest.Calibration(
            "drawn", 1e-5, List.of(new ModelManifest.Point(0.3, 1e-3), new ModelManifest.Point(0.5, 1e-5))));

    private static final double TWO_RULES = 12 * Math.log10(1.3);

    @Test
    void aSingleReferenceAndFrameIsAPairOfPhotos() {
        FaceSet faces =
                new DrawnFaces().at(0, 0).at(0, 60).at(1, 120).at(1, 120).faces();

        FusedScores scores = FusedTrials.compare(faces, 1, 1, TABLE);

        assertThat(scores.people()).isEqualTo(2);
        assertThat(scores.genuineCount()).isEqualTo(4);
        assertThat(scores.fnmr(60.1)).isEqualTo(0.5);
        assertThat(scores.fnmr(59.9)).isZero();
        assertThat(scores.fnmrByPerson(60.1)).isEqualTo(0.5);
        // both photos of each meet both of the other
        assertThat(scores.impostorCount()).isEqualTo(8);
        assertThat(scores.impostorsFrom(59.9)).isEqualTo(4);
        assertThat(scores.impostorsFrom(60.1)).isZero();
        assertThat(scores.fmr(59.9)).isEqualTo(0.5);
    }

    @Test
    void eachPhotoBeginsOneTrialAndNoneIsOnBothSides() {
        // the one photo that is unlike the others fails only where it is the frame
        FaceSet faces = new DrawnFaces().at(0, 0).at(0, 0).at(0, 90).at(1, 180).faces();

        FusedScores scores = FusedTrials.compare(faces, 2, 1, TABLE);

        assertThat(scores.genuineCount()).isEqualTo(3);
        assertThat(scores.people()).isOne();
        assertThat(scores.fnmr(60)).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void strangersMeetWholeSetsOnly() {
        FaceSet faces = new DrawnFaces().at(0, 0).at(0, 0).at(0, 0).at(1, 180).faces();

        // one set of two references of the first, none of the second; its only photo is the stranger
        assertThat(FusedTrials.compare(faces, 2, 1, TABLE).impostorCount()).isOne();
    }

    @Test
    void ignoredPeopleAreNoStrangers() {
        DrawnFaces drawn = new DrawnFaces().at(0, 0).at(0, 0).at(1, 0).at(2, 90);

        FusedScores scores = FusedTrials.compare(drawn.faces(FaceSet.key(0, 1)), 1, 1, TABLE);

        assertThat(scores.impostorCount()).isEqualTo(6);
        assertThat(scores.impostorsFrom(60)).isZero();
    }

    @Test
    void framesThatAreNotAlikeAreRefusedAndInNoRate() {
        FaceSet faces = new DrawnFaces()
                .at(0, 0)
                .at(0, 10)
                .at(0, 80)
                .at(1, 180)
                .at(1, 180)
                .faces();

        FusedScores scores = FusedTrials.compare(faces, 1, 2, TABLE);

        // of 0, 10 and 80 degrees only the first two make a probe, and 80 does not find itself in it
        assertThat(scores.genuineCount()).isEqualTo(3);
        assertThat(scores.refused()).isEqualTo(2);
        assertThat(scores.fnmr(60)).isEqualTo(1);
        assertThat(scores.fnmrByPerson(60)).isEqualTo(1);
    }

    @Test
    void bothRulesOfALoginAreApplied() {
        FaceSet faces = new DrawnFaces().at(0, 0).at(0, 0).at(0, 60).at(1, 180).faces();

        FusedScores scores = FusedTrials.compare(faces, 2, 1, TABLE);

        // two equal references: their mean is what each is, and costs less than the best of two
        double score = 60 - 6 * Math.log10(2) - TWO_RULES;
        assertThat(scores.fnmr(score + 0.05)).isGreaterThan(scores.fnmr(score - 0.05));
    }

    @Test
    void aScoreIsFoundForARate() {
        FaceSet faces =
                new DrawnFaces().at(0, 0).at(1, 60).at(2, 180).at(2, 180).faces();

        FusedScores scores = FusedTrials.compare(faces, 1, 1, TABLE);

        assertThat(scores.impostorCount()).isEqualTo(10);
        assertThat(scores.scoreAt(0.2)).isBetween(0.0, 59.9);
        assertThat(scores.scoreAt(0.19)).isBetween(60.0, 60.1);
        assertThat(scores.fmr(scores.scoreAt(0.19))).isZero();
    }
}
