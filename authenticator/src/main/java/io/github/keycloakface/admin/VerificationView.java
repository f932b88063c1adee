package io.github.keycloakface.admin;

import io.github.keycloakface.verification.Door;
import io.github.keycloakface.verification.Evidence;
import io.github.keycloakface.verification.Status;
import io.github.keycloakface.verification.VerificationRequest;
import io.github.keycloakface.verification.Verifications;

/** A verification in JSON; times in milliseconds since the epoch, as everywhere in Keycloak's admin API. */
record VerificationView(
        String id,
        Door door,
        Status status,
        long created,
        Long expires,
        Long decided,
        Evidence evidence,
        int failures,
        int referencesLeft) {

    static VerificationView of(VerificationRequest request, Verifications verifications) {
        return new VerificationView(
                request.id(),
                request.door(),
                request.status(),
                request.created(),
                request.expires(),
                request.decided(),
                request.evidence(),
                request.failures(),
                verifications.referencesLeft(request));
    }
}
