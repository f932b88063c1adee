package io.github.keycloakface.subscription;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What holds for a key. Times are seconds since 1970; null where there is none.
 *
 * @param name what the administrator calls it
 * @param expires from when on it is not valid
 * @param origins web origins that may call from a browser, as a browser sends them, or {@link #CLIENT_ORIGINS}
 * @param requestsPerMinute 1..{@link #MAX_REQUESTS_PER_MINUTE}
 * @param previousUntil until when the secret before the last rotation is valid, too
 * @param revoked when it was revoked
 */
public record KeyTerms(
        String name, Long expires, List<String> origins, int requestsPerMinute, Long previousUntil, Long revoked) {

    /** As in Keycloak's settings of a client. */
    public static final String CLIENT_ORIGINS = "+";

    /** Ten a second: a few servers of this kind answer that; who needs more says so. */
    public static final int DEFAULT_REQUESTS_PER_MINUTE = 600;

    public static final int MAX_REQUESTS_PER_MINUTE = 60_000;
    public static final int MAX_NAME_CHARS = 100;
    public static final int MAX_ORIGINS = 20;

    /** What RFC 6454 makes of an address, in the lower case in which browsers send it. */
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]{0,30}://(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253})(:[0-9]{1,5})?");

    public KeyTerms {
        origins = origins == null ? List.of() : List.copyOf(origins);
        if (!isName(name)
                || origins.size() > MAX_ORIGINS
                || !origins.stream().allMatch(KeyTerms::isOrigin)
                || !isRate(requestsPerMinute)) {
            throw new IllegalArgumentException("terms of a key that cannot be");
        }
    }

    public static boolean isName(String name) {
        return name != null
                && !name.isBlank()
                && name.length() <= MAX_NAME_CHARS
                && name.codePoints().noneMatch(KeyTerms::isUnstorable);
    }

    /** Half of a pair of surrogates is no text for a database. */
    private static boolean isUnstorable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    public static boolean isOrigin(String origin) {
        return origin != null
                && (origin.equals(CLIENT_ORIGINS) || ORIGIN.matcher(origin).matches());
    }

    public static boolean isRate(int requestsPerMinute) {
        return requestsPerMinute >= 1 && requestsPerMinute <= MAX_REQUESTS_PER_MINUTE;
    }

    boolean holdsAt(long time) {
        return revoked == null && (expires == null || time < expires);
    }

    boolean previousHoldsAt(long time) {
        return previousUntil != null && time < previousUntil;
    }

    /**
     * After a rotation.
     *
     * @param end until when the old secret is valid; it never outlives its own expiry
     * @param newExpires null for none
     */
    KeyTerms rotated(long end, Long newExpires) {
        long until = expires == null ? end : Math.min(end, expires);
        return new KeyTerms(name, newExpires, origins, requestsPerMinute, until, null);
    }

    KeyTerms revokedAt(long time) {
        return new KeyTerms(name, expires, origins, requestsPerMinute, null, time);
    }
}
