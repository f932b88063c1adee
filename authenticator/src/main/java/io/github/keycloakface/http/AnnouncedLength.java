package io.github.keycloakface.http;

import jakarta.ws.rs.core.HttpHeaders;

/** How long a body says it is, before its first byte is read. */
public final class AnnouncedLength {

    private static final int LONGEST_DIGITS = 18;

    private AnnouncedLength() {}

    /**
     * What the caller announces, or the most that is read when it announces nothing.
     *
     * @param maxBytes the longest body that is read
     * @throws ProblemException BODY_TOO_LARGE
     */
    public static long of(HttpHeaders headers, int maxBytes) throws ProblemException {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1," + LONGEST_DIGITS + "}")) {
            return maxBytes;
        }
        if (Long.parseLong(length) > maxBytes) {
            throw new ProblemException(Reason.BODY_TOO_LARGE);
        }
        return Long.parseLong(length);
    }
}
