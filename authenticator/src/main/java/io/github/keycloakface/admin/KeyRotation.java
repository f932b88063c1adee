package io.github.keycloakface.admin;

import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.subscription.KeyTerms;
import java.time.Duration;

/**
 * The body that rotates a key; all of it may be absent.
 *
 * @param graceSeconds how long the text before stays valid
 * @param expiresIn seconds from now until the key ends; absent: when it ended before
 * @param expires the same in milliseconds since the epoch
 */
record KeyRotation(Integer graceSeconds, Long expiresIn, Long expires) {

    /** A day: enough for a release of the caller. */
    private static final int DEFAULT_GRACE_SECONDS = (int) Duration.ofDays(1).toSeconds();

    /** Two valid texts of one key are for a change, not for good. */
    private static final int MAX_GRACE_SECONDS = (int) Duration.ofDays(30).toSeconds();

    int grace() throws ProblemException {
        int grace = graceSeconds == null ? DEFAULT_GRACE_SECONDS : graceSeconds;
        if (grace < 0 || grace > MAX_GRACE_SECONDS) {
            throw JsonBody.refused("The member graceSeconds is out of range: send 0 to " + MAX_GRACE_SECONDS);
        }
        return grace;
    }

    /** Seconds since 1970; null for never. */
    Long expiry(KeyTerms before) throws ProblemException {
        Expiry expiry = new Expiry(expiresIn, expires);
        return expiry.isGiven() ? expiry.time() : before.expires();
    }
}
