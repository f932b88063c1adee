package io.github.keycloakface.rest;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** {@code Subscriptionkey: <key>}. No realm has keys yet, so every key is wrong. */
final class SubscriptionKeyAuthentication implements CallerAuthentication {

    static final String HEADER = "Subscriptionkey";

    private final KeycloakSession session;

    SubscriptionKeyAuthentication(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public boolean applies() {
        return session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HEADER) != null;
    }

    @Override
    public Optional<Caller> authenticate() {
        return Optional.empty();
    }
}
