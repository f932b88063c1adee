package io.github.keycloakface.evaluation.gallery;

/** A photo from which no face could be enrolled. */
public record Failure(Photo photo, Reason reason) {

    /** Why; the order is that of the pipeline. */
    public enum Reason {
        TOO_LARGE,
        UNSUPPORTED_FORMAT,
        UNREADABLE,
        NO_FACE,
        LOW_QUALITY
    }
}
