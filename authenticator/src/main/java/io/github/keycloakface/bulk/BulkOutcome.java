package io.github.keycloakface.bulk;

/** How a photo ended. */
public enum BulkOutcome {
    /** It is a reference now, made by this run or by an earlier one. */
    ENROLLED,
    /** It will not become one as it is. */
    REFUSED,
    /** The server failed at it: the next run tries again. */
    FAILED,
    /** Nothing spoke against it in a dry run. */
    READY
}
