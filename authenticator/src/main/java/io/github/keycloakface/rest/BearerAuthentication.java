package io.github.keycloakface.rest;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AppAuthManager;

/** {@code Authorization: Bearer <token>}; Keycloak checks signature, issuer, time, session, user and client. */
final class BearerAuthentication implements CallerAuthentication {

    private final KeycloakSession session;

    BearerAuthentication(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public boolean applies() {
        return session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.AUTHORIZATION)
                != null;
    }

    @Override
    public Optional<Caller> authenticate() {
        try {
            return Optional.ofNullable(new AppAuthManager.BearerTokenAuthenticator(session).authenticate())
                    .map(result -> new BearerCaller(session.getContext().getRealm(), result));
        } catch (NotAuthorizedException e) {
            // how Keycloak says that the header is not one token of a known scheme
            return Optional.empty();
        }
    }
}
