package io.github.keycloakface.admin;

import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.verification.Asked;
import io.github.keycloakface.verification.Door;
import java.io.InputStream;

/**
 * The body that asks for a verification.
 *
 * @param door {@code login} or {@code email}
 * @param expiresIn seconds, or null for the door's own time
 * @param clientId null for none
 * @param redirectUri null for none
 * @param logout null for no
 */
record NewVerification(String door, Integer expiresIn, String clientId, String redirectUri, Boolean logout) {

    /** Five short members. */
    private static final int MAX_BYTES = 8 * 1024;

    private static final JsonBody<NewVerification> JSON = new JsonBody<>(NewVerification.class, MAX_BYTES);

    static Asked read(InputStream body) throws ProblemException {
        return JSON.read(body).checked();
    }

    /** @throws ProblemException naming the one member that is wrong */
    private Asked checked() throws ProblemException {
        Door wanted = Door.of(door).orElseThrow(() -> JsonBody.refused("door must be login or email"));
        if (expiresIn != null && (expiresIn < Asked.SHORTEST || expiresIn > Asked.LONGEST)) {
            throw JsonBody.refused(
                    "expiresIn must be a whole number of seconds from " + Asked.SHORTEST + " to " + Asked.LONGEST);
        }
        if (clientId != null && clientId.chars().anyMatch(Character::isISOControl)) {
            throw JsonBody.refused("clientId must be one line of text");
        }
        return new Asked(wanted, expiresIn, clientId, redirectUri, Boolean.TRUE.equals(logout));
    }
}
