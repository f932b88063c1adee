package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.FivePoints;

/**
 * The points of a face and how far they can be trusted.
 *
 * @param points full-resolution pixels
 * @param disagreement mean distance between the points of two looks at the face, in eye distances; 0 is best
 */
public record LocatedFace(FivePoints points, double disagreement) {}
