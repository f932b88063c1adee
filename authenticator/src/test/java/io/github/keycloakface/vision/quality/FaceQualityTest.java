package io.github.keycloakface.vision.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.align.FaceAligner;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.geometry.Similarity;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Mat;

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

    private static final FivePoints FRONTAL = new FivePoints(
            new Point(38, 52), new Point(73, 52), new Point(55.5, 72.6), new Point(42, 92), new Point(70, 92));

    /** What a step may rise by and still count as not risen: a score is shown in whole points. */
    private static final double ONE_POINT = 1;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    /** Where the face is no longer found, the quality counts as nothing. One step in twenty may rise. */
    @ParameterizedTest
    @EnumSource(Spoiled.class)
    void whatIsSpoiledMoreHasNoBetterQuality(Spoiled spoiled) throws ImageRejectedException {
        List<String> risen = new ArrayList<>();
        int tried = 0;
        for (String portrait : PORTRAITS) {
            double before = 100;
            for (Optional<Quality> quality : spoiled(spoiled, portrait)) {
                double score = quality.map(Quality::score).orElse(0.0);
                if (score > before + ONE_POINT) {
                    risen.add(portrait + ": " + before + " to " + score);
                }
                before = score;
                tried++;
            }
            assertThat(before).as(portrait).isLessThanOrEqualTo(100);
        }
        assertThat(risen).hasSizeLessThanOrEqualTo(tried / 20);
    }

    /** Of the last that are still found three in four name what is wrong with them. */
    @ParameterizedTest
    @EnumSource(
            value = Spoiled.class,
            names = {"BLUR", "DARK", "BRIGHT", "FEWER_PIXELS", "DARK_GLASSES", "MASK"})
    void whatIsWrongIsNamed(Spoiled spoiled) throws ImageRejectedException {
        int named = 0;
        for (String portrait : PORTRAITS) {
            List<Quality> found = spoiled(spoiled, portrait).stream()
                    .flatMap(Optional::stream)
                    .toList();
            Quality last = found.get(found.size() - 1);
            named += last.weakest().equals(spoiled.component) ? 1 : 0;
        }
        assertThat(named).isGreaterThanOrEqualTo(PORTRAITS.size() * 3 / 4);
    }

    @Test
    void aFaceCutByTheBorderLosesItsMargins() throws ImageRejectedException {
        for (String portrait : PORTRAITS) {
            List<Quality> found = spoiled(Spoiled.CUT, portrait).stream()
                    .flatMap(Optional::stream)
                    .toList();

            assertThat(found.get(found.size() - 1).components().get("margins"))
                    .as(portrait)
                    .isLessThan(90);
        }
    }

    @Test
    void theFurtherTheNoseLeavesTheMiddleTheLowerThePose() {
        double before = 101;
        for (double shift : new double[] {0, 0.3, 0.45, 0.6, 0.7}) {
            double yaw = quality(withNose(shift, 0)).components().get("yaw");
            assertThat(yaw).isLessThan(before);
            assertThat(quality(withNose(-shift, 0)).components().get("yaw")).isCloseTo(yaw, within(1e-9));
            before = yaw;
        }
        assertThat(quality(withNose(0.5, 0)).weakest()).isEqualTo("yaw");
        assertThat(quality(withNose(0, 0.4)).weakest()).isEqualTo("pitch");
        assertThat(quality(withNose(0, -0.4)).weakest()).isEqualTo("pitch");
    }

    @Test
    void oneRuinedComponentCannotBeMadeUpFor() {
        Quality profile = quality(withNose(0.8, 0));

        assertThat(profile.components().get("yaw")).isZero();
        assertThat(profile.score()).isBetween(1.0, 40.0);
    }

    @Test
    void whatTheEmbedderSeesOnlyLowersAndIsNamedWhenNothingElseIsWrong() {
        Recognizability recognizability = new Recognizability(1, 3);
        Quality good = quality(FRONTAL);
        Quality turned = quality(withNose(0.5, 0));

        assertThat(FaceQuality.with(good, recognizability, 3)).isEqualTo(withFull(good));
        assertThat(FaceQuality.with(good, recognizability, 2).score()).isLessThan(good.score());
        assertThat(FaceQuality.with(good, recognizability, 2).weakest()).isEqualTo("recognizability");
        assertThat(FaceQuality.with(turned, recognizability, 2).weakest()).isEqualTo("yaw");
        assertThat(FaceQuality.with(turned, recognizability, 2).score()).isLessThan(turned.score());
    }

    private static Quality withFull(Quality quality) {
        Map<String, Double> components = new HashMap<>(quality.components());
        Map<String, Double> raw = new HashMap<>(quality.raw());
        components.put("recognizability", 100.0);
        raw.put("recognizability", 3.0);
        return new Quality(quality.score(), components, raw, quality.weakest());
    }

    private static List<Optional<Quality>> spoiled(Spoiled spoiled, String portrait) throws ImageRejectedException {
        Mat photo = Pictures.pixels(portrait);
        FivePoints points = face(photo).orElseThrow().points();
        List<Optional<Quality>> steps = new ArrayList<>();
        for (double step : spoiled.steps) {
            steps.add(face(spoiled.of(photo, points, step)).map(Face::quality));
        }
        return steps;
    }

    private static Optional<Face> face(Mat photo) throws ImageRejectedException {
        try (FaceImage image = TestPipeline.DECODER.open(Pictures.png(photo))) {
            Optional<Face> face = TestPipeline.get().detect(image).stream().findFirst();
            return face.isPresent() ? Optional.of(TestPipeline.get().judged(image, face.get())) : Optional.empty();
        }
    }

    /** A face as on the template, its nose moved by so many eye distances and ways from eyes to mouth. */
    private static FivePoints withNose(double shiftX, double shiftY) {
        Point nose = new Point(55.5 + 35 * shiftX, 72.6 + 40 * shiftY);
        return new FivePoints(FRONTAL.leftEye(), FRONTAL.rightEye(), nose, FRONTAL.leftMouth(), FRONTAL.rightMouth());
    }

    /** The pixels are those of a portrait, the points any. */
    private static Quality quality(FivePoints points) {
        Mat photo = Pictures.pixels("franck_03909.jpg");
        Mat face = FaceAligner.align(photo, new Similarity(0.315, 0, -83, -43));
        GreyPatch grey = GreyPatch.of(face);
        RotatedBox box = RotatedBox.around(FaceAligner.BOX_CENTER, 91, 114, 0);
        return FaceQuality.of(new FaceView(
                face, grey, grey, Optional.empty(), Optional.empty(), points, new FaceView.Place(box, 112, 120, 0)));
    }
}
