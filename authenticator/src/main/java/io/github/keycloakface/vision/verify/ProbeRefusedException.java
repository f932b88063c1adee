package io.github.keycloakface.vision.verify;

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

    public ProbeRefusedException(int image, Reason reason, String component, Throwable cause) {
        super("image " + image + ": " + reason + (component == null ? "" : " (" + component + ")"), cause);
        this.image = image;
        this.reason = reason;
        this.component = component;
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
