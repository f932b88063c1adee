package io.github.keycloakface.vision.quality;

import java.util.Map;

/**
 * How well a face lends itself to comparison.
 *
 * @param score 1..100
 * @param components 0..100 each, by name
 * @param raw what was measured, in the unit of each component, by name
 * @param weakest name of the component that is to be mended first
 */
public record Quality(double score, Map<String, Double> components, Map<String, Double> raw, String weakest) {}
