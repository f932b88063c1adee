package io.github.keycloakface.vision.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.image.FaceImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;

class HeadFinderTest {

    /** A man who turns to his left, which is right in the picture; nobody measured by how much. */
    private static final String TO_HIS_LEFT = "franck_03909.jpg";

    private static final String STRAIGHT = "franck_01829.jpg";
    private static final String DOWN = "franck_03979.jpg";

    @Test
    void yawIsTheTurnToTheOwnLeft() throws Exception {
        assertThat(pose(TO_HIS_LEFT).yaw()).isBetween(15.0, 25.0);
        assertThat(pose(STRAIGHT).yaw()).isBetween(-6.0, 6.0);
    }

    /**
     * What the model must get right whoever it looks at: the mirror image turns the other way. 25 of 27 photos agree to
     * 8 degrees, one to 11.3, and one not at all: half of that face is a machine's.
     */
    @Test
    void theMirrorImageTurnsTheOtherWay() throws Exception {
        List<String> faces = Pictures.portraits().stream()
                .map(Pictures.Picture::file)
                .filter(file -> !"terminator_crop.jpg".equals(file))
                .toList();
        assertThat(faces).hasSizeGreaterThan(20);
        for (String file : faces) {
            Mat photo = Pictures.pixels(file);
            Mat mirrored = new Mat();
            Core.flip(photo, mirrored, 1);
            List<Head> heads = heads(Pictures.jpeg(photo, 95));
            List<Head> mirrors = heads(Pictures.jpeg(mirrored, 95));
            if (!heads.isEmpty() && !mirrors.isEmpty()) {
                HeadPose pose = heads.get(0).pose();
                HeadPose mirror = mirrors.get(0).pose();
                assertThat(mirror.yaw()).as(file).isCloseTo(-pose.yaw(), within(13.0));
                assertThat(mirror.pitch()).as(file).isCloseTo(pose.pitch(), within(8.0));
            }
        }
    }

    @Test
    void pitchIsTheLookUp() throws Exception {
        assertThat(pose(DOWN).pitch()).isLessThan(-14);
        assertThat(pose(STRAIGHT).pitch()).isBetween(-6.0, 6.0);
    }

    @Test
    void rollIsThatOfTheEyes() throws Exception {
        for (String file : List.of(STRAIGHT, TO_HIS_LEFT, "franck_04035.jpg")) {
            Head head = heads(Pictures.bytes(file)).get(0);

            assertThat(head.pose().roll())
                    .as(file)
                    .isCloseTo(head.landmarks().fivePoints().rollDegrees(), within(8.0));
        }
    }

    @Test
    void theLargestComesFirst() throws Exception {
        List<Head> heads = heads(Pictures.bytes("sample1.jpg"));

        assertThat(heads).hasSizeGreaterThan(1);
        assertThat(heads.get(0).box().height())
                .isGreaterThanOrEqualTo(heads.get(1).box().height());
    }

    private static HeadPose pose(String file) throws Exception {
        return heads(Pictures.bytes(file)).get(0).pose();
    }

    private static List<Head> heads(byte[] image) throws Exception {
        try (FaceImage opened = TestPipeline.DECODER.open(image)) {
            return TestPipeline.get().heads().orElseThrow().find(opened);
        }
    }
}
