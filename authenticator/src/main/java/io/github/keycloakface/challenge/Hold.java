package io.github.keycloakface.challenge;

/**
 * A pose that is being kept.
 *
 * @param since when it was reached, milliseconds since the epoch
 * @param sha256 of the picture that shows it best so far, hex
 * @param progress how much of the move that picture shows: 1 for what is asked
 */
record Hold(long since, String sha256, double progress) {}
