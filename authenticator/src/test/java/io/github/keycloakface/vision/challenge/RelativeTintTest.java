package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.head.Head;
import io.github.keycloakface.vision.image.FaceImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

class RelativeTintTest {

    private static Mat photo;
    private static Head head;
    private static RelativeTint plain;

    @BeforeAll
    static void read() throws Exception {
        photo = Pictures.pixels("franck_01829.jpg");
        try (FaceImage image = TestPipeline.DECODER.open(Pictures.png(photo))) {
            head = TestPipeline.get().heads().orElseThrow().find(image).get(0);
            plain = RelativeTint.of(image, head);
        }
    }

    @Test
    void redLightOnTheFaceIsRedAgainstTheWall() throws Exception {
        RelativeTint red = tint(onFace(new Scalar(1 / 1.3, 1 / 1.3, 1)));

        // what is not red is taken away, for bright skin has no more red to give: 1.3 to the power of 2.2 is 0.577
        assertThat(red.red() - plain.red()).isCloseTo(0.577, within(0.15));
        assertThat(red.blue() - plain.blue()).isCloseTo(0, within(0.05));
    }

    @Test
    void blueLightOnTheFaceIsBlue() throws Exception {
        RelativeTint blue = tint(onFace(new Scalar(1, 1 / 1.3, 1 / 1.3)));

        assertThat(blue.blue() - plain.blue()).isCloseTo(0.577, within(0.15));
    }

    /** What a camera's white balance does, it does to face and wall alike. */
    @Test
    void aFilterOverTheWholePictureIsNoLight() throws Exception {
        Mat filtered = new Mat();
        Core.multiply(photo, new Scalar(0.8, 1, 1.05), filtered);
        RelativeTint tint = tint(filtered);

        assertThat(tint.red()).isCloseTo(plain.red(), within(0.06));
        assertThat(tint.blue()).isCloseTo(plain.blue(), within(0.06));
    }

    @Test
    void aPictureThatIsAllFaceSaysNothing() throws Exception {
        Box box = head.box();
        Mat close = photo.submat(new Rect((int) box.x(), (int) box.y(), (int) box.width(), (int) box.height()));
        try (FaceImage image = TestPipeline.DECODER.open(Pictures.png(close))) {
            Head all = new Head(new Box(0, 0, box.width(), box.height()), head.landmarks(), head.pose());

            assertThat(RelativeTint.of(image, all).isKnown()).isFalse();
        }
    }

    private static Mat onFace(Scalar gain) {
        Mat lit = photo.clone();
        Box box = head.box();
        Mat face = lit.submat(new Rect((int) box.x(), (int) box.y(), (int) box.width(), (int) box.height()));
        Core.multiply(face, gain, face);
        return lit;
    }

    private static RelativeTint tint(Mat pixels) throws Exception {
        try (FaceImage image = TestPipeline.DECODER.open(Pictures.png(pixels))) {
            return RelativeTint.of(image, head);
        }
    }
}
