package io.github.keycloakface.vision.challenge;

/**
 * The picture of one step.
 *
 * @param step index into the steps of the challenge
 * @param image encoded as JPEG, PNG or BMP
 * @param atMillis when the server got it, on any clock that does not go back
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ChallengeFrame(int step, byte[] image, long atMillis) {}
