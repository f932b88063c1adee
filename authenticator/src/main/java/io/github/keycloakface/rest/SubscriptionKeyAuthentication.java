package io.github.keycloakface.rest;

import io.github.keycloakface.subscription.SubscriptionKeys;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code Subscriptionkey: <key>}. */
final class SubscriptionKeyAuthentication implements CallerAuthentication {

    static final String HEADER = "Subscriptionkey";

    private final KeycloakSession session;

    SubscriptionKeyAuthentication(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public boolean applies() {
        return header() != null;
    }

    @Override
    public Optional<Caller> authenticate() {
        RealmModel realm = session.getContext().getRealm();
        return new SubscriptionKeys(session, realm)
                .authenticate(header().strip())
                .map(key -> new SubscriptionKeyCaller(session, key));
    }

    private String header() {
        return session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HEADER);
    }
}
