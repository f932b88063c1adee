package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.geometry.PixelRectangle;

/**
 * A face and where it lies in its image.
 *
 * @param rectangle upright box of whole pixels, clipped to the image
 */
public record DetectedIn(Face face, PixelRectangle rectangle) {}
