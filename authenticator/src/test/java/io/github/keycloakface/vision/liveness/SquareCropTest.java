package io.github.keycloakface.vision.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Squares worked out by hand, in an image of 640x480. */
class SquareCropTest {

    @ParameterizedTest(name = "{6}")
    @CsvSource(delimiter = '|', textBlock = """
            # x  | y   | width | height | scale | left,top,side | what
            200  | 100 | 80    | 100    | 1.5   | 165,75,150    | the center stays: 240,150
            200  | 100 | 80    | 100    | 2.7   | 105,15,270    | the same with more around
            200  | 100 | 200   | 100    | 1.5   | 225,75,150    | the width does not count
            0    | 100 | 80    | 100    | 2.7   | 0,15,270      | moved in from the left, -95
            200  | -20 | 80    | 100    | 1.5   | 165,0,150     | moved in from above, -45
            560  | 400 | 80    | 100    | 1.5   | 490,330,150   | moved in from the corner, 525 and 375
            200  | 100 | 240   | 300    | 2.7   | 80,0,480      | 810 does not fit: the height of the image
            0    | 0   | 640   | 480    | 1.5   | 80,0,480      | 720 does not fit, centered
            700  | 500 | 80    | 100    | 1.5   | 490,330,150   | wholly outside
            10.4 | 10.4 | 20   | 20     | 1.5   | 5,5,30        | to whole pixels: 5.4
            10.4 | 10.4 | 0.2  | 0.2    | 1.5   | 10,10,1       | a pixel at least
            """)
    void liesWhereItShould(double x, double y, double width, double height, double scale, String expected, String why) {
        PixelRectangle square = SquareCrop.of(new Box(x, y, width, height), scale, 640, 480);

        assertThat(square.x() + "," + square.y() + "," + square.width()).isEqualTo(expected);
        assertThat(square.height()).isEqualTo(square.width());
    }

    @Property
    void neverLeavesTheImage(
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double x,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double y,
            @ForAll @DoubleRange(min = 0, max = 1e4) double height,
            @ForAll @IntRange(min = 1, max = 5000) int imageWidth,
            @ForAll @IntRange(min = 1, max = 5000) int imageHeight) {
        PixelRectangle square = SquareCrop.of(new Box(x, y, height, height), 2.7, imageWidth, imageHeight);

        assertThat(square.width()).isPositive().isEqualTo(square.height());
        assertThat(square.x()).isBetween(0, imageWidth - square.width());
        assertThat(square.y()).isBetween(0, imageHeight - square.height());
    }
}
