package io.github.keycloakface.verification;

import org.keycloak.events.EventBuilder;

/** What events say of a verification: never a score, never a picture. */
final class VerificationEvents {

    static final String ID = "face_verification";
    static final String DOOR = "face_verification_door";

    private VerificationEvents() {}

    static EventBuilder describe(EventBuilder event, VerificationRequest request) {
        return event.detail(ID, request.id()).detail(DOOR, request.door().text());
    }
}
