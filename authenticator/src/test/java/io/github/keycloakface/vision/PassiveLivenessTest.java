package io.github.keycloakface.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** What the shipped model must say of the photos that the build fetches. */
class PassiveLivenessTest {

    private static final String FRANCK = "franck_01829.jpg";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FRANCK,
                "franck_02045.jpg",
                "franck_02159.jpg",
                "franck_02221.jpg",
                "franck_02683.jpg",
                "franck_02888.jpg",
                "franck_03909.jpg",
                "franck_03979.jpg",
                "franck_04000.jpg",
                "franck_04035.jpg",
                "franck_04117.jpg"
            })
    void framesOfAWebcamAreLive(String photo) throws Exception {
        assertThat(best(Pictures.bytes(photo)).live()).isTrue();
        assertThat(best(Pictures.bytes(photo)).score()).isBetween(0.95, 1.0);
    }

    /** Portraits; cut closely around the face they show too little of where the person is, and some are refused. */
    @ParameterizedTest
    @CsvSource({
        "cage.jpg, 0.9, 1, true",
        "audrey.jpg, 0.9, 1, true",
        "audrey_crop.jpg, 0.2, 0.65, false",
        "queen20_crop.jpg, 0, 0.3, false"
    })
    void portraitsAreWhatTheyWereMeasuredToBe(String photo, double least, double most, boolean live) throws Exception {
        Liveness liveness = best(Pictures.bytes(photo));

        assertThat(liveness.score()).isBetween(least, most);
        assertThat(liveness.live()).isEqualTo(live);
    }

    @Test
    void mostFacesOfGroupsAreLive() throws Exception {
        List<Boolean> live = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            for (Liveness liveness : all(Pictures.bytes("sample" + i + ".jpg"))) {
                live.add(liveness.live());
            }
        }

        assertThat(live).hasSize(22);
        assertThat(live.stream().filter(one -> one)).hasSizeGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(ints = {Core.ROTATE_90_CLOCKWISE, Core.ROTATE_180, Core.ROTATE_90_COUNTERCLOCKWISE})
    void aTurnedPhotoIsJudgedUpright(int turn) throws Exception {
        Mat turned = new Mat();
        Core.rotate(Pictures.pixels(FRANCK), turned, turn);

        Liveness liveness = best(Pictures.png(turned));

        assertThat(liveness.score()).isCloseTo(best(Pictures.bytes(FRANCK)).score(), within(0.05));
    }

    @Test
    void theSamePhotoHasTheSameScore() throws Exception {
        assertThat(best(Pictures.bytes(FRANCK))).isEqualTo(best(Pictures.png(Pictures.pixels(FRANCK))));
    }

    static Liveness best(byte[] photo) throws ImageRejectedException {
        return all(photo).get(0);
    }

    private static List<Liveness> all(byte[] photo) throws ImageRejectedException {
        List<Liveness> all = new ArrayList<>();
        try (FaceImage image = TestPipeline.DECODER.open(photo)) {
            for (Face face : TestPipeline.get().detect(image)) {
                all.add(TestPipeline.get().liveness(image, face).orElseThrow());
            }
        }
        return all;
    }
}
