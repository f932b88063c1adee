package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.Point;

/**
 * Where to look for a face.
 *
 * @param center pixels
 * @param side height of the face box, pixels
 * @param roll how far the face is thought to lean clockwise, degrees
 */
record Look(Point center, double side, double roll) {

    Look turned(double newRoll) {
        return new Look(center, side, newRoll);
    }
}
