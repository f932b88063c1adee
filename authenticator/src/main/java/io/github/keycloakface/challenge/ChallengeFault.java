package io.github.keycloakface.challenge;

import java.util.Locale;

/** What was wrong with how a challenge was gone through. For events; a page is told less. */
public enum ChallengeFault {
    /** The form names no challenge: it was posted by something else than the page. */
    NOT_BEGUN,
    /** No such challenge is open: it was used before, was never drawn, or its time is over. */
    UNKNOWN,
    /** It was begun at another door: by another user, in another login or tab, or for another step. */
    FOREIGN,
    /** Not all of its steps were done. */
    UNFINISHED,
    /** A step was not done in its time. */
    TOO_SLOW,
    /** Another move than the asked one was made, again and again. */
    WRONG_WAY,
    TOO_MANY_LOOKS,
    /** The pictures are not those by which the steps were done. */
    FRAMES_DIFFER,
    /** The server could not look: no fault of the person's. */
    UNAVAILABLE;

    /** As in events: {@code too_slow}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing was seen of the person: then there is no attempt to count. */
    public boolean isGone() {
        return this == NOT_BEGUN || this == UNKNOWN || this == FOREIGN;
    }
}
