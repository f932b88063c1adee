package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.image.ImageRejectedException;

/** An image that cannot be compared, and what its sender can do about it. */
public final class ProbeRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        UNSUPPORTED_FORMAT,
        UNREADABLE,
        TOO_LARGE,
        NO_FACE,
        LOW_QUALITY
    }

    private final int image;
    private final Reason reason;
    private final String component;

    public ProbeRefusedException(int image, Reason reason, String component) {
        this(image, reason, component, null);
    }

    private ProbeRefusedException(int image, Reason reason, String component, Throwable cause) {
        super("image " + image + ": " + reason + (component == null ? "" : " (" + component + ")"), cause);
        this.image = image;
        this.reason = reason;
        this.component = component;
    }

    /**
     * That the bytes are no image.
     *
     * @param image 1 or 2
     */
    static ProbeRefusedException of(int image, ImageRejectedException cause) {
        Reason reason = switch (cause.reason()) {
            case UNSUPPORTED_FORMAT -> Reason.UNSUPPORTED_FORMAT;
            case UNREADABLE -> Reason.UNREADABLE;
            case TOO_LARGE -> Reason.TOO_LARGE;
        };
        return new ProbeRefusedException(image, reason, null, cause);
    }

    /** 1 or 2. */
    public int image() {
        return image;
    }

    public Reason reason() {
        return reason;
    }

    /** The quality component to blame, or null. */
    public String component() {
        return component;
    }
}
