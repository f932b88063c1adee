package io.github.keycloakface.vision.challenge;

/** What speaks against a series of pictures. For the event alone: who shows them is told nothing of it. */
public enum ChallengeFinding {
    /** A picture of a step is missing, comes twice or out of order. */
    STEPS_MISSED,
    /** A step's picture has no face, more than one, or cannot be read. */
    FACE_MISSED,
    /** The pictures look like pictures of a picture. */
    NOT_LIVE,
    /** Not all pictures show the person of the first. */
    IDENTITY_CHANGED,
    /** A step's picture does not show what was asked. */
    POSE_MISSED,
    /** The face turned as a flat picture turns. */
    FLAT_MOTION,
    /** Two pictures are one. */
    DUPLICATE_FRAME,
    /** The face answers the light of the screen as no face would. */
    LIGHT_CONTRADICTED,
    /** The challenge is nothing but light, and no answer of the face is seen. */
    LIGHT_UNSEEN,
    /** Faster than a head moves. */
    TIMING
}
