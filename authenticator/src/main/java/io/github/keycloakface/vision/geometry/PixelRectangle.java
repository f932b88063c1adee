package io.github.keycloakface.vision.geometry;

/** An axis-aligned rectangle of whole pixels inside an image. */
public record PixelRectangle(int x, int y, int width, int height) {}
