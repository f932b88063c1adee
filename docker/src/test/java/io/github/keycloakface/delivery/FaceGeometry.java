package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The law that the guide's sample obeys: four corners of a 4:5 box that is rolled with the head and not clipped, and
 * the axis-aligned rectangle around them, cut to whole pixels and clipped to the image.
 */
final class FaceGeometry {

    /** Corners travel as single-precision numbers: in a photo of thousands of pixels they are good to a thousandth. */
    private static final double PRECISION = 1e-3;

    private final JsonNode face;
    private final List<double[]> corners;

    FaceGeometry(JsonNode face) {
        this.face = face;
        this.corners = StreamSupport.stream(face.path("points").spliterator(), false)
                .map(point -> new double[] {
                    point.path("x").asDouble(Double.NaN), point.path("y").asDouble(Double.NaN)
                })
                .toList();
    }

    double centerX() {
        return corners.stream().mapToDouble(corner -> corner[0]).average().orElseThrow();
    }

    double width() {
        return distance(0, 1);
    }

    /** Degrees, clockwise positive as the y axis points down. */
    double rollDegrees() {
        double[] left = corners.get(0);
        double[] right = corners.get(1);
        return Math.toDegrees(Math.atan2(right[1] - left[1], right[0] - left[0]));
    }

    void obeysTheLawIn(int imageWidth, int imageHeight) {
        assertThat(corners).as(face.toString()).hasSize(4);
        assertThat(distance(0, 1) / distance(0, 2)).as("width : height").isCloseTo(0.8, within(PRECISION));
        for (int axis = 0; axis < 2; axis++) {
            assertThat(corners.get(1)[axis] + corners.get(2)[axis])
                    .as("opposite sides are parallel")
                    .isCloseTo(corners.get(0)[axis] + corners.get(3)[axis], within(4 * PRECISION));
        }
        assertThat(distance(0, 3)).as("corners are right").isCloseTo(distance(1, 2), within(4 * PRECISION));
        assertThat(corners.get(2)[1]).as("the head is upright in the list").isNotEqualTo(corners.get(0)[1]);
        sideObeys("x", "width", corner -> corner[0], imageWidth);
        sideObeys("y", "height", corner -> corner[1], imageHeight);
        assertThat(face.path("quality").asDouble()).as("quality").isBetween(1.0, 100.0);
    }

    /** Five points within the rolled box, the eyes above the mouth and left of right as the head leans. */
    void holdsItsLandmarks() {
        JsonNode landmarks = face.path("landmarks");
        assertThat(landmarks).as(face.toString()).hasSize(5);
        double[] origin = corners.get(0);
        double[][] inBox = new double[5][];
        for (int i = 0; i < 5; i++) {
            double x = landmarks.path(i).path("x").asDouble(Double.NaN) - origin[0];
            double y = landmarks.path(i).path("y").asDouble(Double.NaN) - origin[1];
            inBox[i] = new double[] {share(x, y, corners.get(1)), share(x, y, corners.get(2))};
            assertThat(Arrays.stream(inBox[i]).boxed())
                    .as("landmark " + i + " of " + face)
                    .allMatch(share -> share > 0 && share < 1);
        }
        assertThat(inBox[0][0]).as("left eye, right eye").isLessThan(inBox[1][0]);
        assertThat(inBox[3][0]).as("left and right corner of the mouth").isLessThan(inBox[4][0]);
        assertThat(inBox[2][1]).as("nose below the eyes").isGreaterThan(Math.min(inBox[0][1], inBox[1][1]));
        assertThat(inBox[2][1]).as("nose above the mouth").isLessThan(Math.max(inBox[3][1], inBox[4][1]));
    }

    /** How far along the side from the first corner to another a point lies, 0..1 within the box. */
    private double share(double x, double y, double[] corner) {
        double sideX = corner[0] - corners.get(0)[0];
        double sideY = corner[1] - corners.get(0)[1];
        return (x * sideX + y * sideY) / (sideX * sideX + sideY * sideY);
    }

    private void sideObeys(String start, String length, ToDoubleFunction<double[]> coordinate, int imageLength) {
        JsonNode rectangle = face.path("faceRectangle");
        assertThat(rectangle.path(start).isInt() && rectangle.path(length).isInt())
                .as("whole pixels")
                .isTrue();
        double least = corners.stream().mapToDouble(coordinate).min().orElseThrow();
        double most = corners.stream().mapToDouble(coordinate).max().orElseThrow();
        assertThat(wholePixels(least, imageLength))
                .as(start + " of " + face)
                .contains(rectangle.path(start).asInt());
        assertThat(wholePixels(most, imageLength))
                .as("end of " + length + " of " + face)
                .contains(rectangle.path(start).asInt() + rectangle.path(length).asInt());
    }

    /** One pixel, or two when the number stands so near a border that its rounding may have carried it over. */
    private static List<Integer> wholePixels(double position, int imageLength) {
        return IntStream.of(-1, 1)
                .mapToObj(sign -> (int) Math.floor(position + sign * PRECISION))
                .map(pixel -> Math.max(0, Math.min(imageLength, pixel)))
                .toList();
    }

    private double distance(int from, int to) {
        return Math.hypot(corners.get(to)[0] - corners.get(from)[0], corners.get(to)[1] - corners.get(from)[1]);
    }
}
