package io.github.keycloakface.vision.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.verify.ProbeRefusedException.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

class FaceFinderTest {

    private static final FaceFinder FINDER = new FaceFinder(TestPipeline.get(), TestPipeline.DECODER);

    @Test
    void findsEveryFaceOfAGroupBestFirst() throws IOException, ProbeRefusedException {
        List<DetectedIn> faces = FINDER.find(Pictures.bytes("sample5.jpg"));

        assertThat(faces).hasSize(5);
        assertThat(faces)
                .extracting(face -> face.face().quality().score())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(faces).extracting(DetectedIn::rectangle).doesNotHaveDuplicates();
    }

    @Test
    void clipsRectanglesButNotBoxes() throws IOException, ProbeRefusedException {
        DetectedIn cropped =
                FINDER.find(Pictures.bytes("Justin-Bieber2_crop.jpg")).get(0);

        PixelRectangle rectangle = cropped.rectangle();
        assertThat(cropped.face().box().topLeft().y()).isNegative();
        assertThat(rectangle.y()).isZero();
        assertThat(rectangle.x() + rectangle.width()).isLessThanOrEqualTo(275);
    }

    /** Nothing is too poor to be shown: the caller wants to see what is wrong with it. */
    @Test
    void findsAPoorFaceToo() throws ProbeRefusedException {
        Mat dark = new Mat();
        Pictures.pixels("cage.jpg").convertTo(dark, -1, 0.15);

        List<DetectedIn> faces = FINDER.find(Pictures.png(dark));

        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).face().quality().weakest()).isEqualTo("underexposure");
    }

    @Test
    void noFaceIsNoError() throws ProbeRefusedException {
        byte[] wall = Pictures.png(new Mat(480, 640, CvType.CV_8UC3, new Scalar(120, 130, 140)));

        assertThat(FINDER.find(wall)).isEmpty();
    }

    @Test
    void whatIsNoImageIsRefusedAsTheFirst() throws IOException {
        assertRefused("GIF89a....".getBytes(US_ASCII), Reason.UNSUPPORTED_FORMAT);
        assertRefused(new byte[0], Reason.UNSUPPORTED_FORMAT);
        assertRefused(Arrays.copyOf(Pictures.bytes("cage.jpg"), 200), Reason.UNREADABLE);
    }

    private static void assertRefused(byte[] bytes, Reason reason) {
        ProbeRefusedException e = catchThrowableOfType(ProbeRefusedException.class, () -> FINDER.find(bytes));
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e.image()).isEqualTo(1);
    }
}
