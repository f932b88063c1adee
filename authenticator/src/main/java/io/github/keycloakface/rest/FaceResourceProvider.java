package io.github.keycloakface.rest;

import io.github.keycloakface.http.RawBody;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands Keycloak the resource of one request. */
final class FaceResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    FaceResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        RawBody.keep();
        return new FaceResource(session);
    }

    @Override
    public void close() {}
}
