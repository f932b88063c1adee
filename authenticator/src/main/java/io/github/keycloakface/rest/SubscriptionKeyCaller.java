package io.github.keycloakface.rest;

import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.subscription.SubscriptionKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.services.cors.Cors;

/** A client with a subscription key. */
record SubscriptionKeyCaller(KeycloakSession session, SubscriptionKey key) implements Caller {

    @Override
    public boolean mayVerify() {
        RoleModel role = session.getContext().getRealm().getRole(ROLE);
        return role != null && key.account().hasRole(role);
    }

    @Override
    public Cors checkOrigin(Cors cors) {
        return cors.checkAllowedOrigins(key.allowedOrigins(session));
    }

    @Override
    public void takeRequest() throws ProblemException {
        int seconds = key.takeRequest(session);
        if (seconds > 0) {
            throw ProblemException.rateLimited(seconds);
        }
    }
}
