package io.github.keycloakface.vision.challenge;

/** What a face says of the light that the screen threw on it. */
public enum LightAnswer {
    /** The challenge had none. */
    NOT_ASKED,
    /** Its color follows the screen's. */
    CONFIRMED,
    /** No answer is seen: a bright room, a dark screen, a camera that corrects it, or a picture that was sent. */
    UNSEEN,
    /** Its color changes, but otherwise than the screen's. */
    CONTRADICTED
}
