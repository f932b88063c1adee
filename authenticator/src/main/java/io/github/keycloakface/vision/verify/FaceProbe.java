package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.match.Embedding;

/**
 * The one face of a picture, ready to be compared or kept.
 *
 * @param quality 1..100
 */
public record FaceProbe(Embedding embedding, double quality) {}
