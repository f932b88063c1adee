package io.github.keycloakface.vision.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.align.FaceAligner;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class FaceQualityTest {

    private static final List<String> PORTRAITS = List.of(
            "audrey.jpg",
            "cage.jpg",
            "bieber_small.jpg",
            "franck_01829.jpg",
            "SeanConnery.jpg",
            "obama4_crop.jpg",
            "chuck_crop.jpg",
            "kim1_crop.jpg");

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void blurLowersQualityAndSharpnessIsBlamed() throws IOException, ImageRejectedException {
        spoiled("sharpness", FaceQualityTest::blurred, 0, 1, 1.5, 2, 3);
    }

    @Test
    void darknessLowersQualityAndExposureIsBlamed() throws IOException, ImageRejectedException {
        spoiled("exposure", (photo, factor) -> shaded(photo, factor, 0), 1, 0.7, 0.45, 0.3, 0.2);
    }

    @Test
    void glareLowersQualityAndExposureIsBlamed() throws IOException, ImageRejectedException {
        spoiled("exposure", (photo, glare) -> shaded(photo, 1 - glare, 255 * glare), 0, 0.3, 0.5, 0.7, 0.8);
    }

    @Test
    void fewerPixelsLowerQualityAndSizeIsBlamed() throws IOException, ImageRejectedException {
        for (String portrait : PORTRAITS) {
            Mat photo = Pictures.pixels(portrait);
            double eyes = face(photo).orElseThrow().points().eyeDistance();
            double before = 101;
            for (double wanted : new double[] {35, 25, 18, 13}) {
                Quality quality = face(Pictures.resized(photo, wanted / eyes, wanted / eyes))
                        .orElseThrow()
                        .quality();
                assertThat(quality.score()).as("%s, %.0f px", portrait, wanted).isLessThan(before);
                before = quality.score();
            }
            assertThat(before).as(portrait).isLessThan(60);
            assertThat(face(Pictures.resized(photo, 13 / eyes, 13 / eyes))
                            .orElseThrow()
                            .quality()
                            .weakest())
                    .as(portrait)
                    .isEqualTo("size");
        }
    }

    @Test
    void theFurtherTheNoseLeavesTheMiddleTheLowerThePose() throws IOException, ImageRejectedException {
        Mat photo = Pictures.pixels("cage.jpg");
        FivePoints points = face(photo).orElseThrow().points();
        double before = 101;
        for (double shift : new double[] {0, 0.3, 0.45, 0.6, 0.7}) {
            Quality quality = withNose(photo, points, shift, 0);
            assertThat(quality.components().get("pose")).isLessThan(before);
            assertThat(quality.weakest()).isEqualTo(shift > 0 ? "pose" : quality.weakest());
            before = quality.components().get("pose");
        }
        assertThat(withNose(photo, points, 0, 0.4).weakest()).isEqualTo("pose");
        assertThat(withNose(photo, points, 0, -0.4).weakest()).isEqualTo("pose");
    }

    @Test
    void oneRuinedComponentCannotBeMadeUpFor() throws IOException, ImageRejectedException {
        Mat photo = Pictures.pixels("cage.jpg");

        Quality profile = withNose(photo, face(photo).orElseThrow().points(), 0.8, 0);

        assertThat(profile.components().get("pose")).isZero();
        assertThat(profile.score()).isLessThan(40);
    }

    /**
     * Each step may keep the score or lower it; one step in twenty may raise it. Where the face is no longer found, the
     * quality counts as nothing and nothing is blamed; that may befall a quarter of the portraits.
     */
    private static void spoiled(String component, BiFunction<Mat, Double, Mat> spoiling, double... steps)
            throws IOException, ImageRejectedException {
        List<String> risen = new ArrayList<>();
        int tried = 0;
        int blamed = 0;
        for (String portrait : PORTRAITS) {
            Mat photo = Pictures.pixels(portrait);
            double before = 100;
            Quality last = null;
            for (double step : steps) {
                Optional<Quality> quality = face(spoiling.apply(photo, step)).map(Face::quality);
                double score = quality.map(Quality::score).orElse(0.0);
                tried++;
                if (score > before) {
                    risen.add(portrait + " at " + step);
                }
                before = score;
                last = quality.orElse(last);
            }
            assertThat(before).as(portrait).isLessThan(80);
            assertThat(last.score()).isBetween(1.0, 100.0);
            if (last.score() < 100) {
                assertThat(last.weakest()).as(portrait).isEqualTo(component);
                blamed++;
            }
        }
        assertThat(blamed).isGreaterThanOrEqualTo(PORTRAITS.size() * 3 / 4);
        assertThat(risen).hasSizeLessThanOrEqualTo(tried / 20);
    }

    private static Optional<Face> face(Mat photo) throws ImageRejectedException {
        return TestPipeline.faces(Pictures.png(photo)).stream().findFirst();
    }

    /** @param sigma pixels of the aligned face, which has 35 between the eyes; the photos have some 115 */
    private static Mat blurred(Mat photo, double sigma) {
        Mat blurred = new Mat();
        if (sigma == 0) {
            return photo;
        }
        double scale = Math.max(1, Math.min(photo.cols(), photo.rows()) / 160.0);
        Imgproc.GaussianBlur(photo, blurred, new Size(), sigma * scale);
        return blurred;
    }

    private static Mat shaded(Mat photo, double factor, double offset) {
        Mat shaded = new Mat();
        photo.convertTo(shaded, -1, factor, offset);
        return shaded;
    }

    private static Quality withNose(Mat photo, FivePoints points, double shiftX, double shiftY) {
        double eyes = points.eyeDistance();
        Point nose = Point.middle(points.leftEye(), points.rightEye());
        Point mouth = Point.middle(points.leftMouth(), points.rightMouth());
        Point middle = Point.middle(nose, mouth);
        FivePoints moved = new FivePoints(
                points.leftEye(),
                points.rightEye(),
                middle.plus(shiftX * eyes, shiftY * nose.distance(mouth)),
                points.leftMouth(),
                points.rightMouth());
        Mat aligned = FaceAligner.align(photo, FaceAligner.toTemplate(points));
        Mat grey = new Mat();
        Imgproc.cvtColor(aligned, grey, Imgproc.COLOR_BGR2GRAY);
        return FaceQuality.of(new FaceView(grey, moved));
    }
}
