package io.github.keycloakface.challenge;

/**
 * What is remembered of the picture by which a step was done.
 *
 * @param sha256 of the encoded picture, hex; the picture itself comes again with the form
 * @param atMillis when the step was done, milliseconds since the epoch
 */
record KeyFrame(String sha256, long atMillis) {}
