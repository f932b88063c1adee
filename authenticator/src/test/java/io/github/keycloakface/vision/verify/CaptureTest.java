package io.github.keycloakface.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.liveness.Liveness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Several pictures of one capture, read for half the price of as many single ones. */
class CaptureTest {

    private static final SingleFaceReader READER = new SingleFaceReader(TestPipeline.get(), TestPipeline.DECODER);

    private static final byte[] FIRST = encoded("franck_02159.jpg");
    private static final byte[] SECOND = encoded("franck_02221.jpg");
    private static final byte[] THIRD = encoded("franck_02045.jpg");
    private static final byte[] NOT_LIVE = encoded("queen20_crop.jpg");

    @Test
    void eachPictureGivesTheFaceThatItGivesAlone() throws DefectiveFaceException {
        List<byte[]> pictures = List.of(FIRST, SECOND, THIRD);

        CaptureProbe capture = READER.readCapture(pictures, 21, false);

        assertThat(capture.liveness()).isEmpty();
        assertThat(capture.faces()).hasSize(3);
        for (int i = 0; i < pictures.size(); i++) {
            FaceProbe alone = READER.read(pictures.get(i), 21);
            FaceProbe among = capture.faces().get(i);
            assertThat(among.embedding().cosine(alone.embedding())).isGreaterThan(0.9);
            assertThat(among.quality()).isBetween(alone.quality() - 5, alone.quality() + 5);
        }
        assertThat(FrameSelection.best(capture.faces(), TestPipeline.get().calibration()))
                .isPresent();
    }

    @Test
    void livenessIsThatOfAllTogether() throws DefectiveFaceException {
        assertThat(live(FIRST, SECOND, THIRD).live()).isTrue();
        assertThat(live(NOT_LIVE, NOT_LIVE, NOT_LIVE).live()).isFalse();
        assertThat(live(FIRST, NOT_LIVE, SECOND).score())
                .isLessThan(live(FIRST, THIRD, SECOND).score());
    }

    @Test
    void onePictureWithoutAFaceSpoilsAll() {
        byte[] nobody = Pictures.png(new Mat(480, 640, CvType.CV_8UC3, new Scalar(90, 120, 150)));

        assertThatThrownBy(() -> READER.readCapture(List.of(FIRST, nobody, THIRD), 21, true))
                .isInstanceOfSatisfying(
                        DefectiveFaceException.class,
                        e -> assertThat(e.defect()).isEqualTo(FaceDefect.NO_FACE));
    }

    @Test
    void onePictureThatIsNoneSpoilsAll() {
        assertThatThrownBy(() -> READER.readCapture(List.of(FIRST, new byte[] {1, 2, 3}), 21, true))
                .isInstanceOfSatisfying(
                        DefectiveFaceException.class,
                        e -> assertThat(e.defect()).isEqualTo(FaceDefect.IMAGE));
    }

    @Test
    void aSinglePictureIsNoCapture() {
        assertThatThrownBy(() -> READER.readCapture(List.of(FIRST), 21, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] encoded(String file) {
        return Pictures.jpeg(Pictures.pixels(file), 92);
    }

    private static Liveness live(byte[]... pictures) throws DefectiveFaceException {
        return READER.readCapture(List.of(pictures), 1, true).liveness().orElseThrow();
    }
}
