package io.github.keycloakface.rest;

import io.github.keycloakface.http.ProblemException;

/**
 * A complete request about one image.
 *
 * @param image encoded file of an unknown format
 * @param landmarks whether the five points of each face are wanted
 */
record ImageRequest(byte[] image, boolean landmarks) {

    static ImageRequest of(RequestMembers members) throws ProblemException {
        members.requirePresent(Member.IMAGE);
        return new ImageRequest(members.bytes(Member.IMAGE), members.truth(Member.RETURN_LANDMARKS));
    }
}
