package io.github.keycloakface.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Several pictures of one capture, read for half the price of as many single ones, or the first alone. */
class CaptureReaderTest {

    private static final CaptureReader READER = new CaptureReader(TestPipeline.get(), TestPipeline.DECODER);
    private static final SingleFaceReader SINGLE = new SingleFaceReader(TestPipeline.get(), TestPipeline.DECODER);

    private static final byte[] FIRST = encoded("franck_02159.jpg");
    private static final byte[] SECOND = encoded("franck_02221.jpg");
    private static final byte[] THIRD = encoded("franck_02045.jpg");
    private static final byte[] NOT_LIVE = encoded("queen20_crop.jpg");
    private static final byte[] NO_IMAGE = {1, 2, 3};

    @Test
    void eachPictureGivesTheFaceThatItGivesAlone() throws DefectiveFaceException {
        List<byte[]> pictures = List.of(FIRST, SECOND, THIRD);

        CaptureProbe capture = READER.read(pictures, 21, CaptureReaderTest::nobody);

        assertThat(capture.faces()).hasSize(3);
        for (int i = 0; i < pictures.size(); i++) {
            FaceProbe alone = SINGLE.read(pictures.get(i), 21);
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
    void aFirstPictureBeyondDoubtIsTheOnlyOneThatIsRead() throws DefectiveFaceException {
        CaptureProbe capture = READER.read(List.of(FIRST, NO_IMAGE, NO_IMAGE), 21, CaptureReaderTest::anybody);

        assertThat(capture.faces()).hasSize(1);
        assertThat(capture.faces().get(0))
                .usingRecursiveComparison()
                .isEqualTo(READER.read(List.of(FIRST, SECOND, THIRD), 21, CaptureReaderTest::nobody)
                        .faces()
                        .get(0));
        assertThat(capture.liveness().live()).isTrue();
        assertThat(capture.liveness().score()).isGreaterThanOrEqualTo(0.95);
    }

    /** Whose face it is decides nothing while it might be a picture. */
    @Test
    void aPictureOfSomebodyKnownIsJudgedWithTheOthersAndNobodyAsksWhoseItIs() throws DefectiveFaceException {
        List<Embedding> asked = new ArrayList<>();
        Predicate<Embedding> known = asked::add;

        CaptureProbe capture = READER.read(List.of(NOT_LIVE, FIRST, SECOND), 1, known);

        assertThat(capture.faces()).hasSize(3);
        assertThat(asked).isEmpty();
        assertThat(capture.liveness()).isEqualTo(live(NOT_LIVE, FIRST, SECOND));
    }

    /** A living face among pictures is no reason to stop there: only the first is asked. */
    @Test
    void onlyTheFirstPictureCanBeEnough() throws DefectiveFaceException {
        List<Embedding> asked = new ArrayList<>();
        Predicate<Embedding> known = embedding -> {
            asked.add(embedding);
            return asked.size() > 1;
        };

        assertThat(READER.read(List.of(FIRST, SECOND, THIRD), 21, known).faces())
                .hasSize(3);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aFirstPictureInDoubtChangesNothing() throws DefectiveFaceException {
        CaptureProbe doubted = READER.read(List.of(NOT_LIVE, NOT_LIVE, NOT_LIVE), 1, CaptureReaderTest::anybody);

        assertThat(doubted)
                .usingRecursiveComparison()
                .isEqualTo(READER.read(List.of(NOT_LIVE, NOT_LIVE, NOT_LIVE), 1, CaptureReaderTest::nobody));
    }

    @Test
    void aFirstPictureOfPoorQualityIsRefusedThoughItIsKnown() {
        Mat dark = new Mat();
        Pictures.pixels("franck_02159.jpg").convertTo(dark, -1, 0.2);

        assertThatThrownBy(() ->
                        READER.read(List.of(Pictures.jpeg(dark, 92), SECOND, THIRD), 90, CaptureReaderTest::anybody))
                .isInstanceOf(DefectiveFaceException.class);
    }

    @Test
    void onePictureWithoutAFaceSpoilsAll() {
        byte[] nobody = Pictures.png(new Mat(480, 640, CvType.CV_8UC3, new Scalar(90, 120, 150)));

        assertThatThrownBy(() -> READER.read(List.of(FIRST, nobody, THIRD), 21, CaptureReaderTest::nobody))
                .isInstanceOfSatisfying(
                        DefectiveFaceException.class,
                        e -> assertThat(e.defect()).isEqualTo(FaceDefect.NO_FACE));
    }

    @Test
    void onePictureThatIsNoneSpoilsAll() {
        assertThatThrownBy(() -> READER.read(List.of(FIRST, NO_IMAGE), 21, CaptureReaderTest::nobody))
                .isInstanceOfSatisfying(
                        DefectiveFaceException.class,
                        e -> assertThat(e.defect()).isEqualTo(FaceDefect.IMAGE));
    }

    @Test
    void aSinglePictureIsNoCapture() {
        assertThatThrownBy(() -> READER.read(List.of(FIRST), 21, CaptureReaderTest::anybody))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean nobody(Embedding embedding) {
        return false;
    }

    private static boolean anybody(Embedding embedding) {
        return true;
    }

    private static byte[] encoded(String file) {
        return Pictures.jpeg(Pictures.pixels(file), 92);
    }

    private static Liveness live(byte[]... pictures) throws DefectiveFaceException {
        return READER.read(List.of(pictures), 1, CaptureReaderTest::nobody).liveness();
    }
}
