package io.github.keycloakface.evaluation.gallery;

import java.nio.file.Path;

/**
 * A photo to measure.
 *
 * @param name its path below the root, for people
 * @param person index of the person whose photo it is
 */
public record Photo(Path path, String name, int person) {}
