package io.github.keycloakface.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoProblemTest {

    @ParameterizedTest
    @CsvSource({
        "IMAGE, IMAGE_UNREADABLE, whole file",
        "NO_FACE, NO_FACE, whole face",
        "MANY_FACES, MANY_FACES, one person",
        "DARK, LOW_QUALITY, (underexposure): send one with more light",
        "BRIGHT, LOW_QUALITY, (overexposure): send one with less light",
        "BLURRED, LOW_QUALITY, (sharpness)",
        "FAR, LOW_QUALITY, (eyeDistance)",
        "TURNED, LOW_QUALITY, (yaw)",
        "OFF_LEVEL, LOW_QUALITY, (pitch)",
        "CUT_OFF, LOW_QUALITY, (margins)",
        "EYES_COVERED, LOW_QUALITY, (eyesVisible)",
        "EYES_CLOSED, LOW_QUALITY, (eyesOpen)",
        "MOUTH_OPEN, LOW_QUALITY, (mouthClosed)",
        "MOUTH_COVERED, LOW_QUALITY, (mouthVisible)",
        "UNCLEAR, LOW_QUALITY, (recognizability)",
        "NOT_LIVE, NOT_LIVE, taken of the person"
    })
    void eachDefectHasAReasonAndOneFix(FaceDefect defect, Reason reason, String fix) {
        FaceProblem problem =
                PhotoProblem.of("Image 2", new DefectiveFaceException(defect)).problem();

        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.message()).startsWith("Image 2 ").contains(fix).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"UNSUPPORTED_FORMAT, JPEG", "UNREADABLE, whole file", "TOO_LARGE, smaller"})
    void aFileThatIsNoImageIsToldApart(ImageRejectedException.Reason why, String fix) {
        DefectiveFaceException defective =
                new DefectiveFaceException(FaceDefect.IMAGE, new ImageRejectedException(why, "the library's words"));

        FaceProblem problem = PhotoProblem.of("The image", defective).problem();

        assertThat(problem.reason()).isEqualTo(Reason.valueOf("IMAGE_" + why));
        assertThat(problem.message()).contains(fix).doesNotContain("words");
    }

    @Test
    void aTextThatIsNoFileIsNamed() {
        assertThat(PhotoProblem.of("Image 1", Reason.IMAGE_NOT_BASE64).problem().message())
                .isEqualTo("Image 1 is not base64: encode the bytes of the file.");
        assertThat(PhotoProblem.of("Image 1", Reason.IMAGE_MISSING).problem().message())
                .isEqualTo("Image 1 is empty: send the file, base64 encoded.");
    }
}
