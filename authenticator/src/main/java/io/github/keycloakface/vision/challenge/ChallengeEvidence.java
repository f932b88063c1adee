package io.github.keycloakface.vision.challenge;

/**
 * What was measured on the pictures of a challenge.
 *
 * @param live mean share of live, 0..1
 * @param likeness smallest cosine of a step's face with the face of the first
 */
public record ChallengeEvidence(double live, double likeness) {}
