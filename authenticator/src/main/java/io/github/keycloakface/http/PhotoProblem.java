package io.github.keycloakface.http;

import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;

/** What is wrong with one photo of a call, and the one thing to do about it. */
public final class PhotoProblem {

    private PhotoProblem() {}

    /**
     * Blames a photo that cannot serve as probe or reference.
     *
     * @param name how the sentence calls the image, as "Image 2"
     */
    public static ProblemException of(String name, DefectiveFaceException e) {
        Reason reason = e.getCause() instanceof ImageRejectedException rejected ? of(rejected) : of(e.defect());
        return of(name, reason, fix(reason, e.defect()));
    }

    /** Blames a photo whose text is no image. */
    public static ProblemException of(String name, Reason reason) {
        return of(name, reason, fix(reason, FaceDefect.IMAGE));
    }

    private static ProblemException of(String name, Reason reason, String fix) {
        return new ProblemException(FaceProblem.of(reason, name + " " + fix));
    }

    private static Reason of(ImageRejectedException rejected) {
        return switch (rejected.reason()) {
            case UNSUPPORTED_FORMAT -> Reason.IMAGE_UNSUPPORTED_FORMAT;
            case UNREADABLE -> Reason.IMAGE_UNREADABLE;
            case TOO_LARGE -> Reason.IMAGE_TOO_LARGE;
        };
    }

    private static Reason of(FaceDefect defect) {
        return switch (defect) {
            case IMAGE -> Reason.IMAGE_UNREADABLE;
            case NO_FACE -> Reason.NO_FACE;
            case MANY_FACES -> Reason.MANY_FACES;
            case DARK,
                    BRIGHT,
                    BLURRED,
                    FAR,
                    TURNED,
                    OFF_LEVEL,
                    CUT_OFF,
                    EYES_COVERED,
                    EYES_CLOSED,
                    MOUTH_OPEN,
                    MOUTH_COVERED,
                    UNCLEAR -> Reason.LOW_QUALITY;
            case NOT_LIVE -> Reason.NOT_LIVE;
        };
    }

    private static String fix(Reason reason, FaceDefect defect) {
        return switch (reason) {
            case IMAGE_MISSING -> "is empty: send the file, base64 encoded.";
            case IMAGE_NOT_BASE64 -> "is not base64: encode the bytes of the file.";
            case IMAGE_UNSUPPORTED_FORMAT -> "is of a format that is not taken: send JPEG, PNG or BMP.";
            case IMAGE_TOO_LARGE -> "has too many pixels or bytes: send a smaller one.";
            case NO_FACE -> "shows no face: send one that shows the whole face.";
            case MANY_FACES -> "shows several faces of a size: send one that shows one person.";
            case LOW_QUALITY -> fix(defect);
            case NOT_LIVE -> "looks like a picture of a face: send a photo taken of the person.";
            default -> "is damaged or cut off: send the whole file.";
        };
    }

    /** The component of quality to blame stands in parentheses, by the name that it has everywhere. */
    private static String fix(FaceDefect defect) {
        return switch (defect) {
            case DARK -> "shows a face that is too dark (underexposure): send one with more light on the face.";
            case BRIGHT -> "shows a face that is too bright (overexposure): send one with less light on the face.";
            case BLURRED -> "is not sharp (sharpness): send one that is in focus.";
            case FAR -> "shows a face that is too small (eyeDistance): send one with more pixels on the face.";
            case TURNED -> "shows a face that is turned away (yaw): send one that looks into the camera.";
            case OFF_LEVEL -> "shows a face that looks up or down (pitch): send one taken at eye level.";
            case CUT_OFF -> "cuts a part of the face off (margins): send one that shows the whole face.";
            case EYES_COVERED -> "hides the eyes (eyesVisible): send one without dark glasses or shade.";
            case EYES_CLOSED -> "shows shut eyes (eyesOpen): send one with open eyes.";
            case MOUTH_OPEN -> "shows an open mouth (mouthClosed): send one with the mouth closed.";
            case MOUTH_COVERED -> "hides the mouth (mouthVisible): send one with the mouth and chin uncovered.";
            case UNCLEAR ->
                "shows a face that is hard to recognize (recognizability): send one with nothing before the face, in"
                        + " even light, looking into the camera.";
            case IMAGE, NO_FACE, MANY_FACES, NOT_LIVE ->
                throw new IllegalArgumentException(defect + " is not a matter of quality");
        };
    }
}
