package io.github.keycloakface.rest;

import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** A user or service account with an access token. */
record BearerCaller(RealmModel realm, AuthResult authentication) implements Caller {

    /** The token says what its client may do for the user, the user what he may do now: both must agree. */
    @Override
    public boolean mayVerify() {
        AccessToken.Access granted = authentication.token().getRealmAccess();
        RoleModel role = realm.getRole(ROLE);
        return granted != null
                && granted.isUserInRole(ROLE)
                && role != null
                && authentication.user().hasRole(role);
    }

    @Override
    public Cors checkOrigin(Cors cors) {
        return cors.checkAllowedOrigins(authentication.token());
    }

    /** Tokens end after minutes, and taking the role away works at once: only keys have a limit of their own. */
    @Override
    public void takeRequest() {}
}
