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
    IMAGE_MISSING(400, "There is no image: send one at least, base64 encoded."),
    TOO_MANY_IMAGES(400, "There are too many images: send five at most."),
    IMAGE_NOT_BASE64(400, "The image is not base64: encode the bytes of the image file."),
    IMAGE_UNSUPPORTED_FORMAT(400, "The image is of a format that is not taken: send JPEG, PNG or BMP."),
    IMAGE_UNREADABLE(400, "The image is damaged or cut off: send the whole file."),
    IMAGE_TOO_LARGE(400, "The image has too many pixels or bytes: send a smaller one."),
    NO_FACE(400, "No face was found in the image: send one that shows a face."),
    MANY_FACES(400, "The image shows several faces of a size: send one that shows one person."),
    LOW_QUALITY(400, "The image is not good enough: send a better one."),
    NOT_LIVE(400, "The face does not look like a living one: send a photo taken of the person, not of a picture."),
    FACES_DIFFER(400, "The images do not show one person: send photos of one person."),
    LABEL_TOO_LONG(400, "The label is too long: send one of 60 characters at most."),
    KEY_INVALID(
            401, "The caller is not known: send a valid key in Subscriptionkey, or a valid token in Authorization."),
    NOT_ALLOWED(403, "The caller may not verify faces: give it the realm role face-verify."),
    NOT_FOUND(404, "There is nothing at this address: call face/verify, face/detect, face/quality or face/liveness."),
    USER_NOT_FOUND(404, "This realm has no such user: send the id that Keycloak's admin API names."),
    VERIFICATION_NOT_FOUND(404, "The user has no such verification: list them and send one of their ids."),
    REFERENCE_NOT_FOUND(404, "The user has no such reference: list the references and send one of their ids."),
    CLIENT_NOT_FOUND(404, "This realm has no such client: send the clientId of one that it has."),
    KEY_NOT_FOUND(404, "This realm has no such key: list the keys and send one of their ids."),
    METHOD_NOT_ALLOWED(405, "This address takes POST only: send the request as POST."),
    REFERENCES_FULL(409, "The user has as many references as can be kept: delete one before."),
    LABEL_TAKEN(409, "The user has a reference of this label: send another label, or none."),
    SERVICE_ACCOUNT(409, "This user is a client's service account and has no face: choose a person."),
    NOT_ENROLLED(409, "The user has no reference: enroll one before."),
    REFERENCES_STALE(409, "The user's references are of another model: enroll new ones."),
    REFERENCES_UNREADABLE(409, "The user's references cannot be opened: look for the key in the server's log."),
    LIVENESS_UNAVAILABLE(
            409, "The server's models cannot tell whether a face is live: load a pack that has such a model."),
    VERIFICATION_OPEN(409, "A verification at this door is open already: wait for it, or cancel it."),
    ACTION_NOT_ENABLED(409, "The realm lacks the required action face-verify: register and enable it."),
    NO_EMAIL(409, "The user has no e-mail address: add one, or choose the door login."),
    USER_DISABLED(409, "The user is disabled: enable the user first."),
    CLIENT_UNUSABLE(409, "The client cannot be used: name an enabled one that allows this redirectUri."),
    CLIENT_WITHOUT_ACCOUNT(409, "The client cannot have keys: turn on its client authentication and service accounts."),
    KEYS_FULL(409, "The client has as many keys as it may have: remove one that is not used."),
    KEY_ENDED(409, "The key is not valid any more: make a new one."),
    CHALLENGE_GONE(410, "There is no such challenge any more: load the page anew."),
    BODY_TOO_LARGE(413, "The body is too large: send smaller images."),
    RATE_LIMITED(429, "The caller has sent too many requests: wait as long as Retry-After says."),
    INTERNAL(500, "The server failed: ask its administrator to look into the log."),
    MAIL_NOT_SENT(502, "The mail server did not take the mail: check the e-mail settings of the realm."),
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
