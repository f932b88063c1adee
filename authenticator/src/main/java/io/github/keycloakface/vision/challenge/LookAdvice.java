package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.verify.FaceDefect;

/** What a person who does a step is told while doing it. */
public enum LookAdvice {
    /** The pose is there: keep it. */
    REACHED,
    /** The right way, not far enough yet. */
    MORE,
    /** The right way, too far to see the face. */
    LESS,
    /** Clearly another way than asked. */
    WRONG_WAY,
    /** Look into the camera. */
    FACE_FORWARD,
    CLOSER,
    FARTHER,
    DARK,
    BRIGHT,
    NO_FACE,
    MANY_FACES,
    /** The picture is no picture. */
    UNREADABLE;

    /** For a picture that could not be looked at. */
    public static LookAdvice of(FaceDefect defect) {
        return switch (defect) {
            case MANY_FACES -> MANY_FACES;
            case DARK -> DARK;
            case BRIGHT -> BRIGHT;
            case FAR -> CLOSER;
            case TURNED -> FACE_FORWARD;
            case IMAGE -> UNREADABLE;
            default -> NO_FACE;
        };
    }
}
