package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.geometry.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A face of nine points in space, 100 units from eye to eye, seen from far away. */
class ParallaxTest {

    private static final double NOSE = 45;

    @ParameterizedTest(name = "{0}: {1} and {2} degrees")
    @CsvSource({"LEFT, 20, 0", "RIGHT, -20, 0", "UP, 0, 20", "DOWN, 0, -20", "LEFT, 20, 8", "DOWN, -10, -20"})
    void aHeadShowsItsDepth(Move move, double yaw, double pitch) {
        double ahead = new Parallax(face(0, 0, 0, NOSE), face(yaw, pitch, 0, NOSE)).ahead(move);

        // the nose's height times the sine of the angle, in units of the face
        assertThat(ahead).isCloseTo(0.16, within(0.05));
    }

    @ParameterizedTest(name = "{0}: {1} and {2} degrees")
    @CsvSource({"LEFT, 40, 0", "RIGHT, -40, 10", "UP, 0, 40", "DOWN, 10, -40"})
    void aFlatPictureHasNone(Move move, double yaw, double pitch) {
        assertThat(new Parallax(face(0, 0, 0, 0), face(yaw, pitch, 0, 0)).ahead(move))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void theOtherWayIsBelowNothing() {
        assertThat(new Parallax(face(0, 0, 0, NOSE), face(20, 0, 0, NOSE)).ahead(Move.RIGHT))
                .isNegative();
    }

    @Test
    void aLeaningHeadIsMeasuredAlongItself() {
        double upright = new Parallax(face(0, 0, 0, NOSE), face(20, 0, 0, NOSE)).ahead(Move.LEFT);
        double leaning = new Parallax(face(0, 0, 30, NOSE), face(20, 0, 30, NOSE)).ahead(Move.LEFT);

        assertThat(leaning).isCloseTo(upright, within(1e-9));
    }

    @Test
    void pointsOnOneLineAreNoFace() {
        FaceLandmarks line = new FaceLandmarks(Collections.nCopies(68, new Point(1, 1)));

        assertThat(new Parallax(line, line).ahead(Move.LEFT)).isNaN();
    }

    /** @param nose how far its tip stands out of the plane of eyes and mouth */
    private static FaceLandmarks face(double yawDegrees, double pitchDegrees, double rollDegrees, double nose) {
        List<Point> points = new ArrayList<>(Collections.nCopies(68, new Point(0, 0)));
        double[][] space = {
            {36, -65, -40, 0},
            {39, -35, -40, 0},
            {42, 35, -40, 0},
            {45, 65, -40, 0},
            {48, -35, 60, 0},
            {54, 35, 60, 0},
            {51, 0, 50, 0},
            {57, 0, 72, 0},
            {30, 0, 15, nose}
        };
        for (double[] p : space) {
            points.set((int) p[0], seen(p[1], p[2], p[3], yawDegrees, pitchDegrees, rollDegrees));
        }
        return new FaceLandmarks(points);
    }

    /** z towards the camera; a head that turns to the own left goes right in the image. */
    private static Point seen(double x, double y, double z, double yaw, double pitch, double roll) {
        double a = Math.toRadians(yaw);
        double b = Math.toRadians(pitch);
        double c = Math.toRadians(roll);
        double right = Math.cos(a) * x + Math.sin(a) * z;
        double near = -Math.sin(a) * x + Math.cos(a) * z;
        double below = Math.cos(b) * y - Math.sin(b) * near;
        return new Point(
                300 + Math.cos(c) * right - Math.sin(c) * below, 300 + Math.sin(c) * right + Math.cos(c) * below);
    }
}
