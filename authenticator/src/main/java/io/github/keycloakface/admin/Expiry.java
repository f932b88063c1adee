package io.github.keycloakface.admin;

import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.keycloak.common.util.Time;

/**
 * When a key ends, as an administrator says it: one of both, or neither.
 *
 * @param expiresIn seconds from now
 * @param expires milliseconds since the epoch
 */
record Expiry(Long expiresIn, Long expires) {

    /** Ten years: what is further away is rather a mistake in the unit. */
    private static final long MAX_SECONDS = Duration.ofDays(3653).toSeconds();

    boolean isGiven() {
        return expiresIn != null || expires != null;
    }

    /** Seconds since 1970; null for never. */
    Long time() throws ProblemException {
        if (!isGiven()) {
            return null;
        }
        if (expiresIn != null && expires != null) {
            throw JsonBody.refused("Two expiries are given: send expiresIn or expires");
        }
        long now = Time.currentTimeSeconds();
        long time = expires == null ? sum(now, expiresIn) : TimeUnit.MILLISECONDS.toSeconds(expires);
        if (time <= now || time > now + MAX_SECONDS) {
            throw JsonBody.refused("The expiry is out of range: choose one in the next ten years,"
                    + " expiresIn in seconds or expires in milliseconds since 1970");
        }
        return time;
    }

    private static long sum(long now, long seconds) {
        // not now + seconds, which wraps around for the largest ones
        return seconds > MAX_SECONDS ? Long.MAX_VALUE : now + Math.max(0, seconds);
    }
}
