package io.github.keycloakface.evaluation.gallery;

/**
 * A line of a list of pairs.
 *
 * @param first index of a photo
 * @param second index of a photo
 * @param fold null when the list names none
 */
public record ListedPair(int first, int second, boolean same, Integer fold) {}
