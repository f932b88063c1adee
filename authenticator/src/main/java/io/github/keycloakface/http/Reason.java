package io.github.keycloakface.http;

import io.github.keycloakface.vision.verify.ProbeRefusedException;

/** Why a call failed: the part of an error that programs read, with its status and a sentence for people. */
public enum Reason {
    MALFORMED_JSON(400, "The body cannot be read: send one JSON object, as in openapi.json."),
    IMAGE1_MISSING(400, "The first image is missing: put it, base64 encoded, into encoded_image1."),
    IMAGE2_MISSING(400, "The second image is missing: put it, base64 encoded, into encoded_image2."),
    IMAGE1_NOT_BASE64(400, "encoded_image1 is not base64: encode the bytes of the image file."),
    IMAGE2_NOT_BASE64(400, "encoded_image2 is not base64: encode the bytes of the image file."),
    IMAGE1_UNSUPPORTED_FORMAT(400, "The first image is of a format that is not taken: send JPEG, PNG or BMP."),
    IMAGE2_UNSUPPORTED_FORMAT(400, "The second image is of a format that is not taken: send JPEG, PNG or BMP."),
    IMAGE1_UNREADABLE(400, "The first image is damaged or cut off: send the whole file."),
    IMAGE2_UNREADABLE(400, "The second image is damaged or cut off: send the whole file."),
    IMAGE1_TOO_LARGE(400, "The first image has too many pixels or bytes: send a smaller one."),
    IMAGE2_TOO_LARGE(400, "The second image has too many pixels or bytes: send a smaller one."),
    IMAGE1_NO_FACE(400, "No face was found in the first image: send one that shows a face."),
    IMAGE2_NO_FACE(400, "No face was found in the second image: send one that shows a face."),
    IMAGE1_LOW_QUALITY(400, "The first image is not good enough: send a better one."),
    IMAGE2_LOW_QUALITY(400, "The second image is not good enough: send a better one."),
    QUALITY_THRESHOLD_OUT_OF_RANGE(400, "qualityThreshold must be a whole number from 21 to 100."),
    FAR_UNSUPPORTED(400, "FAR must be a power of ten, in percent, from 100 down to 0.00000000000001."),
    KEY_INVALID(
            401, "The caller is not known: send a valid key in Subscriptionkey, or a valid token in Authorization."),
    NOT_ALLOWED(403, "The caller may not verify faces: give it the realm role face-verify."),
    NOT_FOUND(404, "There is nothing at this address: call face/verify, face/detect or face/quality."),
    METHOD_NOT_ALLOWED(405, "This address takes POST only: send the request as POST."),
    CONFLICT(409, "What is there already does not allow this: look at it first."),
    BODY_TOO_LARGE(413, "The body is too large: send smaller images."),
    RATE_LIMITED(429, "The caller has sent too many requests: wait as long as Retry-After says."),
    INTERNAL(500, "The server failed: ask its administrator to look into the log."),
    BUSY(503, "The server is busy: try again after as many seconds as Retry-After says.");

    private final int status;
    private final String sentence;

    Reason(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }

    /**
     * That an image is missing.
     *
     * @param image 1 or 2
     */
    public static Reason missing(int image) {
        return image == 1 ? IMAGE1_MISSING : IMAGE2_MISSING;
    }

    /**
     * That an image is not base64.
     *
     * @param image 1 or 2
     */
    public static Reason notBase64(int image) {
        return image == 1 ? IMAGE1_NOT_BASE64 : IMAGE2_NOT_BASE64;
    }

    public static Reason of(ProbeRefusedException refused) {
        boolean first = refused.image() == 1;
        return switch (refused.reason()) {
            case UNSUPPORTED_FORMAT -> first ? IMAGE1_UNSUPPORTED_FORMAT : IMAGE2_UNSUPPORTED_FORMAT;
            case UNREADABLE -> first ? IMAGE1_UNREADABLE : IMAGE2_UNREADABLE;
            case TOO_LARGE -> first ? IMAGE1_TOO_LARGE : IMAGE2_TOO_LARGE;
            case NO_FACE -> first ? IMAGE1_NO_FACE : IMAGE2_NO_FACE;
            case LOW_QUALITY -> first ? IMAGE1_LOW_QUALITY : IMAGE2_LOW_QUALITY;
        };
    }
}
