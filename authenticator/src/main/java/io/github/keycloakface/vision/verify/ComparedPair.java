package io.github.keycloakface.vision.verify;

/**
 * A face of image 1 against a face of image 2.
 *
 * @param score 0..200, -12 * log10(false-match rate)
 * @param match whether the score is above the decision score
 */
public record ComparedPair(DetectedIn face1, DetectedIn face2, double score, boolean match) {}
