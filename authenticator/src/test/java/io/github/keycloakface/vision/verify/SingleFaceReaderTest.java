package io.github.keycloakface.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.match.Embedding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class SingleFaceReaderTest {

    private static final SingleFaceReader READER = new SingleFaceReader(TestPipeline.get(), TestPipeline.DECODER);

    /** Pixels between the eyes of cage.jpg and of chuck_crop.jpg. */
    private static final double CAGE = 134;

    private static final double CHUCK = 94;

    @Test
    void oneFaceBecomesItsEmbeddingAndQuality() throws Exception {
        byte[] photo = Pictures.bytes("cage.jpg");

        FaceProbe probe = READER.read(photo, 100);

        assertThat(probe.quality()).isEqualTo(100);
        assertThat(probe.embedding().toArray())
                .containsExactly(embedding("cage.jpg").toArray());
    }

    @Test
    void theQualityThatIsAskedForIsEnough() throws Exception {
        byte[] hat = Pictures.bytes("walter2_crop.jpg");
        double quality = READER.read(hat, 1).quality();

        assertThat(READER.read(hat, (int) quality).quality()).isEqualTo(quality);
        assertThat(defect(hat, (int) quality + 1)).isEqualTo(FaceDefect.UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0.8, 1})
    void twoFacesSideBySideAreOneTooMany(double size) {
        Mat cage = Pictures.pixels("cage.jpg");
        Mat second = Pictures.resized(Pictures.pixels("chuck_crop.jpg"), size * CAGE / CHUCK, size * CAGE / CHUCK);

        assertThat(defect(Pictures.png(beside(cage, second)), 21)).isEqualTo(FaceDefect.MANY_FACES);
        assertThat(defect(Pictures.png(beside(second, cage)), 21)).isEqualTo(FaceDefect.MANY_FACES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.4})
    void aFaceFarBehindIsNobodysRivalAndNotTheOneRead(double size) throws Exception {
        Mat cage = Pictures.pixels("cage.jpg");
        Mat behind = Pictures.resized(Pictures.pixels("chuck_crop.jpg"), size * CAGE / CHUCK, size * CAGE / CHUCK);

        for (Mat photo : List.of(beside(cage, behind), beside(behind, cage))) {
            byte[] encoded = Pictures.png(photo);

            assertThat(TestPipeline.faces(encoded)).hasSize(2);
            assertThat(READER.read(encoded, 21).embedding().cosine(embedding("cage.jpg")))
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void aPoorFaceIsNotPassedOverForABetterOneBehind() {
        Mat blurred = new Mat();
        Imgproc.GaussianBlur(Pictures.pixels("cage.jpg"), blurred, new Size(), 8);
        Mat behind = Pictures.resized(Pictures.pixels("chuck_crop.jpg"), 0.5, 0.5);

        assertThat(defect(Pictures.png(beside(blurred, behind)), 50)).isEqualTo(FaceDefect.BLURRED);
    }

    @Test
    void aWallHasNoFace() {
        assertThat(defect(Pictures.png(new Mat(480, 640, CvType.CV_8UC3, new Scalar(120, 130, 140))), 1))
                .isEqualTo(FaceDefect.NO_FACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cage.jpg", "SeanConnery.jpg", "franck_01829.jpg"})
    void aSpoiledPictureIsToldWhatToMend(String photo) {
        Mat pixels = Pictures.pixels(photo);
        Mat blurred = new Mat();
        Imgproc.GaussianBlur(pixels, blurred, new Size(), pixels.rows() / 80.0);

        assertThat(defect(Pictures.png(shaded(pixels, 0.15, 0)), 50)).isEqualTo(FaceDefect.DARK);
        assertThat(defect(Pictures.png(shaded(pixels, 0.3, 0.7 * 255)), 90)).isEqualTo(FaceDefect.BRIGHT);
        assertThat(defect(Pictures.png(blurred), 60)).isEqualTo(FaceDefect.BLURRED);
        assertThat(defect(Pictures.png(Pictures.resized(pixels, 0.1, 0.1)), 60)).isEqualTo(FaceDefect.FAR);
    }

    @Test
    void aHeadTurnedToTheSideIsToldToLookAhead() {
        Mat turned = Pictures.pixels("sample5.jpg").submat(new Rect(540, 315, 370, 455));

        assertThat(defect(Pictures.png(turned), 90)).isEqualTo(FaceDefect.TURNED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0.75, 0.9})
    void aDarkFaceBeforeABrightWindowIsDark(double share) throws IOException, ImageRejectedException {
        Mat photo = Pictures.pixels("cage.jpg");
        Rect box = box(photo);
        Mat mask = Mat.zeros(photo.size(), CvType.CV_8U);
        Imgproc.ellipse(
                mask,
                new Point(box.x + box.width / 2.0, box.y + box.height / 2.0),
                new Size(box.width * share / 2, box.height * share / 2),
                0,
                0,
                360,
                new Scalar(255),
                Core.FILLED);
        Mat window = new Mat(photo.size(), photo.type(), Scalar.all(255));
        shaded(photo, 0.12, 0).copyTo(window, mask);

        assertThat(defect(Pictures.png(window), 50)).isEqualTo(FaceDefect.DARK);
    }

    @Test
    void whatIsNoImageIsAnImageThatCannotBeRead() throws IOException {
        byte[] cage = Pictures.bytes("cage.jpg");

        assertThat(defect(new byte[0], 1)).isEqualTo(FaceDefect.IMAGE);
        assertThat(defect("GIF89a....".getBytes(StandardCharsets.US_ASCII), 1)).isEqualTo(FaceDefect.IMAGE);
        assertThat(defect(Arrays.copyOf(cage, 200), 1)).isEqualTo(FaceDefect.IMAGE);
        assertThat(defect(Arrays.copyOfRange(cage, 2, cage.length), 1)).isEqualTo(FaceDefect.IMAGE);
    }

    @Test
    void anImageWithTooManyPixelsIsNotRead() throws IOException {
        SingleFaceReader small =
                new SingleFaceReader(TestPipeline.get(), new ImageDecoder(new ImageLimits(10_000_000, 300_000)));
        byte[] cage = Pictures.bytes("cage.jpg");

        assertThat(catchThrowableOfType(DefectiveFaceException.class, () -> small.read(cage, 1))
                        .defect())
                .isEqualTo(FaceDefect.IMAGE);
    }

    private static FaceDefect defect(byte[] image, int minQuality) {
        DefectiveFaceException refused =
                catchThrowableOfType(DefectiveFaceException.class, () -> READER.read(image, minQuality));
        assertThat(refused).as("refusal").isNotNull();
        return refused.defect();
    }

    private static Embedding embedding(String photo) throws IOException, ImageRejectedException {
        return TestPipeline.only(TestPipeline.get(), Pictures.bytes(photo));
    }

    private static Rect box(Mat photo) throws ImageRejectedException {
        PixelRectangle box =
                TestPipeline.faces(Pictures.png(photo)).get(0).box().clippedTo(photo.cols(), photo.rows());
        return new Rect(box.x(), box.y(), box.width(), box.height());
    }

    private static Mat beside(Mat left, Mat right) {
        int rows = Math.max(left.rows(), right.rows());
        Mat both = new Mat(rows, left.cols() + right.cols(), left.type(), Scalar.all(128));
        left.copyTo(both.submat(new Rect(0, 0, left.cols(), left.rows())));
        right.copyTo(both.submat(new Rect(left.cols(), 0, right.cols(), right.rows())));
        return both;
    }

    private static Mat shaded(Mat photo, double factor, double offset) {
        Mat shaded = new Mat();
        photo.convertTo(shaded, -1, factor, offset);
        return shaded;
    }
}
