package io.github.keycloakface.admin;

import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.common.util.Time;

/** When a key ends, as an administrator says it: one of a date and a number of seconds, or neither. */
record Expiry(Long expiresIn, String expires) {

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
        long time = expires == null ? sum(now, expiresIn) : parsed();
        if (time <= now || time > now + MAX_SECONDS) {
            throw JsonBody.refused("The expiry is out of range: choose one in the next ten years");
        }
        return time;
    }

    private static long sum(long now, long seconds) {
        // not now + seconds, which wraps around for the largest ones
        return seconds > MAX_SECONDS ? Long.MAX_VALUE : now + Math.max(0, seconds);
    }

    private long parsed() throws ProblemException {
        try {
            return Instant.parse(expires).getEpochSecond();
        } catch (DateTimeException e) {
            throw JsonBody.refused("The member expires is no time: send one as 2030-12-31T00:00:00Z");
        }
    }
}
