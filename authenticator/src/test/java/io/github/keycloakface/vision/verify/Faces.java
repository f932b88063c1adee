package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.quality.Quality;
import java.util.Map;

/** Faces of nobody, for rules that read numbers only. */
final class Faces {

    private Faces() {}

    static Face of(double quality, double eyesOpen) {
        FivePoints points = new FivePoints(
                new Point(100, 100),
                new Point(200, 100),
                new Point(150, 150),
                new Point(110, 200),
                new Point(190, 200));
        return new Face(
                null,
                new Box(50, 50, 200, 250),
                points,
                0,
                0.99,
                new Quality(quality, Map.of("sharpness", quality), Map.of(OpenEyes.COMPONENT, eyesOpen), "sharpness"));
    }
}
