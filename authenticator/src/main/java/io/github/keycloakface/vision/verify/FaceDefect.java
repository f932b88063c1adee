package io.github.keycloakface.vision.verify;

/** Why a picture cannot serve as probe or reference: each has one thing to do about it. */
public enum FaceDefect {
    /** Not an image of a known format, damaged, or too large. */
    IMAGE,
    NO_FACE,
    /** A second face is nearly as large as the first: nobody can say whose attempt it is. */
    MANY_FACES,
    DARK,
    BRIGHT,
    BLURRED,
    FAR,
    TURNED,
    /** Looks like a picture of a face. */
    NOT_LIVE
}
