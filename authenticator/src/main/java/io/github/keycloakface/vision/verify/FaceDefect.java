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
    /** To a side. */
    TURNED,
    /** Up or down. */
    OFF_LEVEL,
    /** A part of the face lies outside the picture. */
    CUT_OFF,
    EYES_COVERED,
    EYES_CLOSED,
    MOUTH_OPEN,
    MOUTH_COVERED,
    /** Hard to recognize, and nobody can say why. */
    UNCLEAR,
    /** Looks like a picture of a face. */
    NOT_LIVE;

    /** What a quality component is to blame for. */
    static FaceDefect of(String component) {
        return switch (component) {
            case "underexposure" -> DARK;
            case "overexposure" -> BRIGHT;
            case "sharpness" -> BLURRED;
            case "eyeDistance" -> FAR;
            case "yaw" -> TURNED;
            case "pitch" -> OFF_LEVEL;
            case "margins" -> CUT_OFF;
            case "eyesVisible" -> EYES_COVERED;
            case "eyesOpen" -> EYES_CLOSED;
            case "mouthClosed" -> MOUTH_OPEN;
            case "mouthVisible" -> MOUTH_COVERED;
            case "recognizability" -> UNCLEAR;
            default -> throw new IllegalStateException("no advice for quality component " + component);
        };
    }
}
