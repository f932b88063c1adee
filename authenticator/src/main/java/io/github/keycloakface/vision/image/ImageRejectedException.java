package io.github.keycloakface.vision.image;

import java.util.Objects;

/** The bytes are not an image that this engine takes; nothing of their content is kept in the message. */
public final class ImageRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the sender can do about it. */
    public enum Reason {
        /** Not a JPEG, PNG or BMP, or a kind of them that is not taken (CMYK or 12-bit JPEG, for example). */
        UNSUPPORTED_FORMAT,
        /** Of a known format, but damaged or cut off. */
        UNREADABLE,
        /** More bytes or more pixels than {@link ImageLimits} allows. */
        TOO_LARGE
    }

    private final Reason reason;

    public ImageRejectedException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    public ImageRejectedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}
