package io.github.keycloakface.vision.challenge;

/** What fills the screen while a picture is taken. */
public enum Light {
    /** Nothing: the page as it is. */
    NONE,
    RED,
    GREEN,
    BLUE,
    WHITE
}
