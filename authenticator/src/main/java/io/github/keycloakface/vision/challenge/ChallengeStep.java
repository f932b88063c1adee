package io.github.keycloakface.vision.challenge;

/**
 * One thing to do.
 *
 * @param holdMillis how long the pose is to be kept before its picture counts
 * @param light what the screen shows meanwhile
 */
public record ChallengeStep(Move move, int holdMillis, Light light) {}
