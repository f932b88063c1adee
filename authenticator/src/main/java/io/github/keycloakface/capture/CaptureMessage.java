package io.github.keycloakface.capture;

import io.github.keycloakface.vision.verify.FaceDefect;
import java.util.Locale;

/** What went wrong with an attempt: the sentence for the person, and the word for the event. */
public enum CaptureMessage {
    MISMATCH("faceErrorMismatch"),
    IMAGE("faceErrorImage"),
    NO_FACE("faceErrorNoFace"),
    MANY_FACES("faceErrorManyFaces"),
    DARK("faceErrorDark"),
    BRIGHT("faceErrorBright"),
    BLURRED("faceErrorBlurred"),
    FAR("faceErrorFar"),
    TURNED("faceErrorTurned"),
    OFF_LEVEL("faceErrorOffLevel"),
    CUT_OFF("faceErrorCutOff"),
    EYES_COVERED("faceErrorEyesCovered"),
    EYES_CLOSED("faceErrorEyesClosed"),
    MOUTH_OPEN("faceErrorMouthOpen"),
    MOUTH_COVERED("faceErrorMouthCovered"),
    UNCLEAR("faceErrorUnclear"),
    /** Who holds a picture before the camera is told what a stranger is told: the event says more. */
    NOT_LIVE("faceErrorMismatch"),
    /** The person did not do in time what the page asked for, which the page has seen itself. */
    CHALLENGE_FAILED("faceErrorChallenge"),
    /** No such challenge is open: its time is over, or somebody plays with the form. */
    CHALLENGE_GONE("faceErrorExpired"),
    /** Another answer to the same page came first, or comes at the same moment at another node. */
    PAGE_ANSWERED("faceErrorBusy"),
    DIFFERENT("faceErrorDifferent"),
    BUSY("faceErrorBusy"),
    UNAVAILABLE("faceErrorUnavailable"),
    NO_REFERENCE("faceErrorNoReference"),
    FULL("faceErrorFull"),
    DUPLICATE_LABEL("faceErrorDuplicateLabel"),
    LABEL_TOO_LONG("faceErrorLabel"),
    SECOND_FACTOR("faceErrorSecondFactor"),
    STALE("faceStale"),
    TOO_MANY("faceTooMany"),
    DECLINED("faceErrorDeclined");

    private final String key;

    CaptureMessage(String key) {
        this.key = key;
    }

    /** Key of the message in the theme. */
    public String key() {
        return key;
    }

    /** For events, as {@code face_no_face}. */
    public String reason() {
        return "face_" + name().toLowerCase(Locale.ROOT);
    }

    public static CaptureMessage of(FaceDefect defect) {
        return valueOf(defect.name());
    }
}
