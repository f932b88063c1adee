package io.github.keycloakface.evaluation.gallery;

import java.util.Map;

/**
 * A photo as the embedder sees it.
 *
 * @param photo index of the photo
 * @param person whose photo it is
 * @param unit unit vector
 * @param quality 1..100
 * @param components of the quality, 0..100 each
 */
public record Sample(int photo, int person, float[] unit, double quality, Map<String, Double> components) {}
