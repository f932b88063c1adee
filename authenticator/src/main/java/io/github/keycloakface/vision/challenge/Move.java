package io.github.keycloakface.vision.challenge;

/** What a person is asked to do; left and right are the person's own. */
public enum Move {
    /** Look into the camera; against this look all others are measured. */
    FRONT,
    LEFT,
    RIGHT,
    UP,
    DOWN,
    /** Come nearer to the camera. */
    CLOSER
}
