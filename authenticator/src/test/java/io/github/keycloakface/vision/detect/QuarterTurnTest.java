package io.github.keycloakface.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.Point;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

class QuarterTurnTest {

    private static final int WIDTH = 70;
    private static final int HEIGHT = 40;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @ParameterizedTest
    @EnumSource
    void aPointOfTheUprightImageIsFoundAgainInTheImage(QuarterTurn turn) {
        Mat image = Mat.zeros(HEIGHT, WIDTH, CvType.CV_8UC1);
        image.put(7, 50, 255);

        Mat upright = turn.upright(image);
        Core.MinMaxLocResult brightest = Core.minMaxLoc(upright);
        // the middle of the pixel, because a turn maps corners of pixels to corners
        Point back = turn.back(new Point(brightest.maxLoc.x + 0.5, brightest.maxLoc.y + 0.5), WIDTH, HEIGHT);

        assertThat(back).isEqualTo(new Point(50.5, 7.5));
    }

    @ParameterizedTest
    @EnumSource
    void aBoxOfTheUprightImageIsFoundAgainInTheImage(QuarterTurn turn) {
        Mat image = Mat.zeros(HEIGHT, WIDTH, CvType.CV_8UC1);
        Imgproc.rectangle(image, new Rect(12, 5, 20, 10), new Scalar(255), -1);

        Mat upright = turn.upright(image);
        Rect seen = Imgproc.boundingRect(upright);

        assertThat(turn.back(new Box(seen.x, seen.y, seen.width, seen.height), WIDTH, HEIGHT))
                .isEqualTo(new Box(12, 5, 20, 10));
    }

    @ParameterizedTest
    @EnumSource
    void theNamedTurnUndoesTheLean(QuarterTurn turn) {
        Mat head = Mat.zeros(HEIGHT, HEIGHT, CvType.CV_8UC1);
        head.row(0).setTo(new Scalar(255));
        Mat leaning = new Mat();
        switch (turn.degrees()) {
            case 90 -> Core.rotate(head, leaning, Core.ROTATE_90_CLOCKWISE);
            case 180 -> Core.rotate(head, leaning, Core.ROTATE_180);
            case 270 -> Core.rotate(head, leaning, Core.ROTATE_90_COUNTERCLOCKWISE);
            default -> head.copyTo(leaning);
        }

        Mat upright = turn.upright(leaning);

        assertThat(Core.countNonZero(upright.row(0))).isEqualTo(HEIGHT);
    }
}
