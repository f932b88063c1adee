package io.github.keycloakface.vision.challenge;

/** What a challenge is made of. */
public enum ChallengeKind {
    MOVES_AND_LIGHT,
    /** Nothing on the screen changes its color: for people whom that could harm. */
    MOVES,
    /** The head stays where it is: for people who cannot turn it. No geometry is seen then, which is weaker. */
    LIGHT
}
