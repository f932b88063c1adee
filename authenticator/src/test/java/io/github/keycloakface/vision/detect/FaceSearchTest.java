package io.github.keycloakface.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** With a detector that takes bright squares for faces, so that each pass and each pixel can be reckoned. */
class FaceSearchTest {

    private final SquareDetector detector = new SquareDetector();

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void aSelfieCostsOnePass() throws ImageRejectedException {
        List<FoundFace> found = search(1000, 800, new Rect(300, 200, 400, 400));

        assertThat(detector.passes).isEqualTo(1);
        assertFaces(found, new Rect(300, 200, 400, 400));
    }

    @Test
    void backgroundFacesOfASelfieCostNoPass() throws ImageRejectedException {
        List<FoundFace> found = search(1000, 800, new Rect(300, 200, 400, 400), new Rect(20, 20, 110, 110));

        assertThat(detector.passes).isEqualTo(1);
        assertFaces(found, new Rect(300, 200, 400, 400), new Rect(20, 20, 110, 110));
    }

    @Test
    void anEmptyPhotoCostsTheTurnsAndTheTilesItIsLargeEnoughFor() throws ImageRejectedException {
        assertThat(passesOfEmpty(300, 300)).isEqualTo(1 + 3);
        assertThat(passesOfEmpty(1000, 800)).isEqualTo(1 + 3 + 4);
        assertThat(passesOfEmpty(4000, 3000)).isEqualTo(1 + 3 + 4 + 25);
    }

    @Test
    void smallFacesAreFoundInTilesAndPlacedInTheWholePhoto() throws ImageRejectedException {
        Rect[] faces = {
            new Rect(100, 100, 160, 160),
            new Rect(3600, 200, 120, 120),
            new Rect(700, 2700, 200, 200),
            new Rect(2500, 1300, 320, 320)
        };

        assertFaces(search(4000, 3000, faces), faces);
    }

    @Test
    void facesOnTheBordersOfTilesAreReportedOnce() throws ImageRejectedException {
        List<Rect> row = new ArrayList<>();
        for (int x = 100; x < 3700; x += 450) {
            row.add(new Rect(x, 1350, 240, 240));
        }

        assertFaces(search(4000, 3000, row.toArray(Rect[]::new)), row.toArray(Rect[]::new));
    }

    @Test
    void aFaceThatIsSeenOnlyLeaningIsPlacedInThePhotoAndItsLeanTold() throws ImageRejectedException {
        detector.seesFromPass = 2;
        List<FoundFace> found = search(1000, 600, new Rect(700, 100, 200, 200));

        assertFaces(found, new Rect(700, 100, 200, 200));
        assertThat(found.get(0).rollDegrees()).isEqualTo(90);
    }

    private int passesOfEmpty(int width, int height) throws ImageRejectedException {
        detector.passes = 0;
        assertThat(search(width, height)).isEmpty();
        return detector.passes;
    }

    private List<FoundFace> search(int width, int height, Rect... faces) throws ImageRejectedException {
        Mat photo = Mat.zeros(height, width, CvType.CV_8UC3);
        for (Rect face : faces) {
            Imgproc.rectangle(photo, face, new Scalar(255, 255, 255), -1);
        }
        try (FaceImage image = TestPipeline.DECODER.open(Pictures.png(photo))) {
            return new FaceSearch(detector).search(image);
        }
    }

    private static void assertFaces(List<FoundFace> found, Rect... expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (Rect e : expected) {
            Box box = new Box(e.x, e.y, e.width, e.height);
            assertThat(found).anySatisfy(f -> assertThat(f.box().overlap(box)).isGreaterThan(0.8));
        }
    }

    /** Sees whole bright squares of a tenth of the longer side and more; cut ones it likes less. */
    private static final class SquareDetector implements FaceDetector {

        private int passes;
        private int seesFromPass = 1;

        @Override
        public List<Detection> detect(Mat bgr) {
            passes++;
            Mat bright = new Mat();
            Mat labels = new Mat();
            Mat stats = new Mat();
            Mat centers = new Mat();
            Core.inRange(bgr, new Scalar(128, 128, 128), new Scalar(255, 255, 255), bright);
            int count = Imgproc.connectedComponentsWithStats(bright, labels, stats, centers);
            List<Detection> found = new ArrayList<>();
            for (int i = 1; i < count && passes >= seesFromPass; i++) {
                int[] s = new int[5];
                stats.get(i, 0, s);
                boolean cut = s[0] == 0 || s[1] == 0 || s[0] + s[2] == bgr.cols() || s[1] + s[3] == bgr.rows();
                if (Math.min(s[2], s[3]) >= smallestFace() * Math.max(bgr.cols(), bgr.rows())) {
                    found.add(new Detection(new Box(s[0], s[1], s[2], s[3]), cut ? 0.8 : 0.9, Optional.empty()));
                }
            }
            return found;
        }

        @Override
        public double smallestFace() {
            return 0.1;
        }

        @Override
        public void close() {}
    }
}
