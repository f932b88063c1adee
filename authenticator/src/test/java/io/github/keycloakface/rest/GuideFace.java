package io.github.keycloakface.rest;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.quality.Quality;
import io.github.keycloakface.vision.verify.DetectedIn;
import java.util.Map;

/** The face of the guide's sample; its eyes, nose, mouth and components are made up. */
final class GuideFace {

    /** As the guide shows it, to the letter, but for the closing brace. */
    static final String JSON = """
            {"faceRectangle":{"x":30,"y":0,"height":1860,"width":1532},\
            "points":[{"x":58.2854,"y":-42.453003},{"x":1562.8524,"y":-20.026917},\
            {"x":30.252747,"y":1838.2557},{"x":1534.8197,"y":1860.6819}],"quality":94.401535""";

    static final String LANDMARKS = """
            ,"landmarks":[{"x":560.5,"y":741.0},{"x":1032.0,"y":748.25},{"x":796.0,"y":1020.0},\
            {"x":590.0,"y":1260.0},{"x":985.0,"y":1266.0}]""";

    private GuideFace() {}

    static DetectedIn of(Map<String, Double> components, String weakest) {
        RotatedBox box = new RotatedBox(
                new Point(58.2854, -42.453003),
                new Point(1562.8524, -20.026917),
                new Point(30.252747, 1838.2557),
                new Point(1534.8197, 1860.6819));
        FivePoints points = new FivePoints(
                new Point(560.5, 741),
                new Point(1032, 748.25),
                new Point(796, 1020),
                new Point(590, 1260),
                new Point(985, 1266));
        Face face = new Face(
                box,
                new Box(290, 330, 1000, 1300),
                points,
                0.854,
                0.99,
                new Quality(94.401535, components, components, weakest));
        return new DetectedIn(face, new PixelRectangle(30, 0, 1532, 1860));
    }
}
