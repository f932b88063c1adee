package io.github.keycloakface.vision.head;

import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.geometry.Box;

/**
 * A head in an image, in full-resolution pixels.
 *
 * @param box what the detector framed, upright
 * @param landmarks 68 points
 * @param pose where it points
 */
public record Head(Box box, FaceLandmarks landmarks, HeadPose pose) {}
