package io.github.keycloakface.vision.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The rectangle as the contract of face/verify words it. */
class RotatedBoxTest {

    /** The sample of the public API guide. */
    private static final RotatedBox GUIDE = new RotatedBox(
            new Point(58.2854, -42.453003),
            new Point(1562.8524, -20.026917),
            new Point(30.252747, 1838.2557),
            new Point(1534.8197, 1860.6819));

    @Example
    void theGuidesPointsGiveTheGuidesRectangle() {
        assertThat(GUIDE.clippedTo(1563, 1861)).isEqualTo(new PixelRectangle(30, 0, 1532, 1860));
        assertThat(GUIDE.clippedTo(4000, 3000)).isEqualTo(new PixelRectangle(30, 0, 1532, 1860));
    }

    @Example
    void theGuidesPointsAreARolledRectangle() {
        Point center = Point.middle(GUIDE.topLeft(), GUIDE.bottomRight());

        RotatedBox box = RotatedBox.around(center, 1504.734, 1880.918, 0.854);

        assertNear(box.topLeft(), GUIDE.topLeft(), 0.05);
        assertNear(box.topRight(), GUIDE.topRight(), 0.05);
        assertNear(box.bottomLeft(), GUIDE.bottomLeft(), 0.05);
        assertNear(box.bottomRight(), GUIDE.bottomRight(), 0.05);
    }

    @Property
    void sidesKeepTheirLengthAtAnyRoll(
            @ForAll @DoubleRange(min = -5000, max = 5000) double x,
            @ForAll @DoubleRange(min = -5000, max = 5000) double y,
            @ForAll @DoubleRange(min = 1, max = 4000) double width,
            @ForAll @DoubleRange(min = -360, max = 360) double roll) {
        RotatedBox box = RotatedBox.around(new Point(x, y), width, width * 1.25, roll);

        assertThat(box.topLeft().distance(box.topRight())).isCloseTo(width, within(1e-6));
        assertThat(box.bottomLeft().distance(box.bottomRight())).isCloseTo(width, within(1e-6));
        assertThat(box.topLeft().distance(box.bottomLeft()) * 4).isCloseTo(5 * width, within(1e-6));
        assertThat(box.topRight().distance(box.bottomRight()) * 4).isCloseTo(5 * width, within(1e-6));
        assertNear(Point.middle(box.topRight(), box.bottomLeft()), new Point(x, y), 1e-6);
    }

    @Property
    void clippedRectanglesLieInsideTheImage(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double x,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double y,
            @ForAll @DoubleRange(min = 0, max = 1e6) double width,
            @ForAll @DoubleRange(min = -180, max = 180) double roll,
            @ForAll @IntRange(min = 1, max = 10_000) int imageWidth,
            @ForAll @IntRange(min = 1, max = 10_000) int imageHeight) {
        PixelRectangle r =
                RotatedBox.around(new Point(x, y), width, width * 1.25, roll).clippedTo(imageWidth, imageHeight);

        assertThat(r.x()).isBetween(0, imageWidth);
        assertThat(r.y()).isBetween(0, imageHeight);
        assertThat(r.width()).isBetween(0, imageWidth - r.x());
        assertThat(r.height()).isBetween(0, imageHeight - r.y());
    }

    @Example
    void aBoxOutsideTheImageHasNoSizeLeft() {
        PixelRectangle r =
                RotatedBox.around(new Point(-500, -500), 100, 125, 10).clippedTo(200, 200);

        assertThat(r).isEqualTo(new PixelRectangle(0, 0, 0, 0));
    }

    private static void assertNear(Point actual, Point expected, double tolerance) {
        assertThat(actual.distance(expected)).isLessThan(tolerance);
    }
}
