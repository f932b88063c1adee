package io.github.keycloakface.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.vision.Face;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is good enough to be compared, by its numbers alone. */
class QualityGateTest {

    private static final double OPEN = 0.25;

    @Test
    void whatIsAskedForIsEnough() {
        assertThatCode(() -> SingleFaceReader.requireGood(Faces.of(35, OPEN), 35))
                .doesNotThrowAnyException();
        assertThat(defect(34.9, OPEN)).isEqualTo(FaceDefect.BLURRED);
    }

    /** A model that answers NaN, as one does for a picture that was made for it. */
    @Test
    void whatIsNotANumberIsNotGood() {
        assertThat(defect(Double.NaN, OPEN)).isEqualTo(FaceDefect.BLURRED);

        Candidates candidates = new Candidates(VerifyOptions.DEFAULT, 1);
        assertThat(candidates.mayTake(Faces.of(Double.NaN, OPEN))).isFalse();
        assertThat(candidates.refused(1).getMessage()).isNotEmpty();
        assertThat(candidates.best()).isEmpty();
    }

    /** Somebody else holds the camera before a face that sleeps. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.09, OpenEyes.SHUT - 0.001, Double.NaN})
    void shutEyesAreRefusedHoweverGoodTheRestIs(double eyesOpen) {
        Face sleeping = Faces.of(100, eyesOpen);

        for (List<Face> pictures : List.of(List.of(sleeping), List.of(sleeping, sleeping, sleeping))) {
            DefectiveFaceException refused = catchThrowableOfType(
                    DefectiveFaceException.class, () -> SingleFaceReader.requireOpenEyes(pictures));
            assertThat(refused.defect()).isEqualTo(FaceDefect.EYES_CLOSED);
        }
    }

    @Test
    void narrowEyesAndABlinkAreNot() {
        Face narrow = Faces.of(100, OpenEyes.SHUT);
        Face blink = Faces.of(100, 0.09);

        assertThatCode(() -> SingleFaceReader.requireOpenEyes(List.of(narrow))).doesNotThrowAnyException();
        assertThatCode(() -> SingleFaceReader.requireOpenEyes(List.of(blink, narrow, blink)))
                .doesNotThrowAnyException();
    }

    private static FaceDefect defect(double quality, double eyesOpen) {
        DefectiveFaceException refused = catchThrowableOfType(
                DefectiveFaceException.class, () -> SingleFaceReader.requireGood(Faces.of(quality, eyesOpen), 35));
        assertThat(refused).as("refusal").isNotNull();
        return refused.defect();
    }
}
