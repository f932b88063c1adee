package io.github.keycloakface.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.detect.Detection;
import io.github.keycloakface.vision.detect.FaceDetector;
import io.github.keycloakface.vision.detect.FaceSearch;
import io.github.keycloakface.vision.detect.FoundFace;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.image.SharedData;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import io.github.keycloakface.vision.onnx.UltraFaceDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** From faces that fill the frame to faces lost in a crowd. */
class SizesTest {

    @Test
    void aFaceThatFillsNineTenthsOfTheFrameIsFoundInOnePass()
            throws IOException, ImageRejectedException, ModelException {
        ModelStore store = ModelStore.bundled();
        try (CountingDetector detector = new CountingDetector(
                new UltraFaceDetector(store, store.find(ModelTask.DETECTOR).orElseThrow()))) {
            for (String file : new String[] {"audrey.jpg", "cage.jpg", "bieber_small.jpg", "franck_02045.jpg"}) {
                detector.passes = 0;
                try (FaceImage image = TestPipeline.DECODER.open(Pictures.png(filled(file)))) {
                    List<FoundFace> found = new FaceSearch(detector).search(image);

                    assertThat(found).as(file).hasSize(1);
                    assertThat(found.get(0).box().height()).isGreaterThan(0.7 * image.height());
                    assertThat(detector.passes).as(file).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void facesAHundredPixelsHighAreFoundInTwelveMegapixels() throws IOException, ImageRejectedException {
        Mat crowd = texture(4000, 3000);
        List<Point> places = new ArrayList<>();
        String[] files = {
            "audrey.jpg", "cage.jpg", "bieber_small.jpg", "franck_02045.jpg", "SeanConnery.jpg", "obama4_crop.jpg"
        };
        for (int i = 0; i < files.length; i++) {
            places.add(paste(crowd, files[i], 300 + 1200 * (i % 3) + 137 * i, 400 + 1500 * (i / 3)));
        }

        List<Face> faces = TestPipeline.faces(Pictures.jpeg(crowd, 92));

        assertThat(faces).hasSameSizeAs(files);
        for (Point place : places) {
            assertThat(faces)
                    .anySatisfy(f -> assertThat(
                                    Point.middle(f.box().topLeft(), f.box().bottomRight())
                                            .distance(place))
                            .isLessThan(25));
        }
    }

    /** The number after the underscore is how many faces there are, a letter stands for one. */
    @Test
    void theSharedPhotosHaveAsManyFacesAsTheirNamesSay() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Path photo : SharedData.files("detection-dev/compreface")) {
            String name = photo.getFileName().toString();
            char count = name.charAt(4);
            try {
                softly.assertThat(TestPipeline.faces(Files.readAllBytes(photo)))
                        .as(name)
                        .hasSize(Character.isDigit(count) ? count - '0' : 1);
            } catch (ImageRejectedException e) {
                softly.assertThat(e.reason()).as(name).isEqualTo(ImageRejectedException.Reason.TOO_LARGE);
            }
        }
        softly.assertAll();
    }

    private static Mat filled(String file) throws IOException, ImageRejectedException {
        Face face = TestPipeline.faces(Pictures.bytes(file)).get(0);
        Mat pixels = Pictures.pixels(file);
        Point center = Point.middle(face.box().topLeft(), face.box().bottomRight());
        double height = face.box().topLeft().distance(face.box().bottomLeft()) / 0.9;
        int side = (int) Math.min(height, Math.min(pixels.cols(), pixels.rows()));
        int x = (int) Math.max(0, Math.min(pixels.cols() - side, center.x() - side / 2.0));
        int y = (int) Math.max(0, Math.min(pixels.rows() - side, center.y() - side / 2.0));
        return pixels.submat(new Rect(x, y, side, side)).clone();
    }

    /** Pastes a portrait so that its face is 100 pixels high, and says where the face now is. */
    private static Point paste(Mat crowd, String file, int x, int y) throws IOException, ImageRejectedException {
        Face face = TestPipeline.faces(Pictures.bytes(file)).get(0);
        double factor = 100 / face.box().topLeft().distance(face.box().bottomLeft());
        Mat small = Pictures.resized(Pictures.pixels(file), factor, factor);
        small.copyTo(crowd.submat(new Rect(x, y, small.cols(), small.rows())));
        return Point.middle(face.box().topLeft(), face.box().bottomRight())
                .times(factor)
                .plus(x, y);
    }

    private static Mat texture(int width, int height) {
        TestNatives.load();
        Core.setRNGSeed(5);
        Mat coarse = new Mat(height / 50, width / 50, CvType.CV_8UC3);
        Core.randu(coarse, 60, 190);
        Mat large = new Mat();
        Imgproc.resize(coarse, large, new Size(width, height), 0, 0, Imgproc.INTER_CUBIC);
        Mat noise = new Mat(height, width, CvType.CV_8UC3);
        Core.randn(noise, 8, 8);
        Core.add(large, noise, large);
        Core.subtract(large, new Scalar(8, 8, 8), large);
        return large;
    }

    private static final class CountingDetector implements FaceDetector {

        private final FaceDetector detector;
        private int passes;

        CountingDetector(FaceDetector detector) {
            this.detector = detector;
        }

        @Override
        public List<Detection> detect(Mat bgr) {
            passes++;
            return detector.detect(bgr);
        }

        @Override
        public double smallestFace() {
            return detector.smallestFace();
        }

        @Override
        public void close() {
            detector.close();
        }
    }
}
