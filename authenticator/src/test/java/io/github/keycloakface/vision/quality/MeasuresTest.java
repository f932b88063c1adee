package io.github.keycloakface.vision.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

/** The components that count for nothing in the score: each must see what it is there for. */
class MeasuresTest {

    private static Mat photo;

    @BeforeAll
    static void natives() {
        TestNatives.load();
        photo = Pictures.pixels("SeanConnery.jpg");
    }

    @Test
    void blocksOfCompressionAreSeenWherePixelsAreAsStored() throws ImageRejectedException {
        double before = 0;
        for (int quality : new int[] {95, 30, 15, 8}) {
            Quality judged = quality(Pictures.jpeg(photo, quality));
            assertThat(judged.raw().get("compression")).isGreaterThan(before);
            before = judged.raw().get("compression");
        }
        assertThat(quality(Pictures.jpeg(photo, 95)).components().get("compression"))
                .isEqualTo(100);
        assertThat(quality(Pictures.jpeg(photo, 8)).components().get("compression"))
                .isLessThan(90);
    }

    @Test
    void whereTheFaceIsShrunkNoBlocksAreLookedFor() throws ImageRejectedException {
        assertThat(quality(Pictures.png(Pictures.resized(photo, 3, 3))).components())
                .doesNotContainKey("compression");
    }

    @Test
    void coloredLightIsNotNatural() throws ImageRejectedException {
        Mat blue = new Mat();
        Core.multiply(photo, new Scalar(1.6, 0.8, 0.5), blue);

        assertThat(quality(Pictures.png(blue)).components().get("naturalColor"))
                .isLessThan(quality(Pictures.png(photo)).components().get("naturalColor"));
    }

    @Test
    void aFaceHalfInTheDarkIsNotLitEvenly() throws ImageRejectedException {
        Mat frank = Pictures.pixels("franck_03909.jpg");
        Mat half = frank.clone();
        Mat left = half.submat(new Rect(0, 0, 442, half.rows()));
        left.convertTo(left, -1, 0.4, 0);

        assertThat(quality(Pictures.png(half)).raw().get("illuminationUniformity"))
                .isLessThan(0.5 * quality(Pictures.png(frank)).raw().get("illuminationUniformity"));
    }

    @Test
    void aFlatPictureHasLessRange() throws ImageRejectedException {
        Mat flat = new Mat();
        photo.convertTo(flat, -1, 0.3, 90);

        assertThat(quality(Pictures.png(flat)).raw().get("dynamicRange"))
                .isLessThan(quality(Pictures.png(photo)).raw().get("dynamicRange") - 1);
    }

    @Test
    void theHeadIsMeasuredAgainstThePicture() throws ImageRejectedException {
        Mat wide = new Mat();
        Core.copyMakeBorder(photo, wide, 0, photo.rows(), 0, 0, Core.BORDER_CONSTANT, new Scalar(90, 90, 90));

        double alone = quality(Pictures.png(photo)).raw().get("headSize");
        assertThat(quality(Pictures.png(wide)).raw().get("headSize")).isBetween(0.45 * alone, 0.55 * alone);
    }

    @Test
    void aSecondFaceIsARival() throws ImageRejectedException {
        assertThat(quality(Pictures.png(photo)).components().get("singleFace")).isEqualTo(100);

        Mat both = new Mat();
        Core.hconcat(List.of(photo, photo), both);
        Quality one = quality(Pictures.png(both));
        assertThat(one.raw().get("singleFace")).isBetween(0.8, 1.25);
        assertThat(one.components().get("singleFace")).isLessThan(30);
        assertThat(one.score()).isGreaterThan(90);
    }

    @Test
    void aHeadThatLeansIsMeasuredInDegrees() throws ImageRejectedException {
        double upright = quality(Pictures.png(photo)).raw().get("roll");
        double leaning = quality(Pictures.png(Pictures.turned(photo, 20))).raw().get("roll");

        assertThat(leaning - upright).isBetween(15.0, 25.0);
    }

    private static Quality quality(byte[] encoded) throws ImageRejectedException {
        try (FaceImage image = TestPipeline.DECODER.open(encoded)) {
            Face face = TestPipeline.get().detect(image).get(0);
            return TestPipeline.get().judged(image, face).quality();
        }
    }
}
