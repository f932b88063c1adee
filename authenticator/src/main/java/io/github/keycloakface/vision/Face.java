package io.github.keycloakface.vision;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.quality.Quality;

/**
 * A face in an image, in full-resolution pixels of the upright image.
 *
 * @param box rectangle rolled with the head, width : height = 4 : 5, not clipped
 * @param detected what the detector framed, upright
 * @param points eyes, nose, mouth corners
 * @param rollDegrees how far the head leans clockwise, -180..180
 * @param detectionScore 0..1
 * @param quality how well it lends itself to comparison
 */
public record Face(
        RotatedBox box, Box detected, FivePoints points, double rollDegrees, double detectionScore, Quality quality) {

    Face with(Quality other) {
        return new Face(box, detected, points, rollDegrees, detectionScore, other);
    }
}
