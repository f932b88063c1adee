package io.github.keycloakface.recognition;

import io.github.keycloakface.attempt.OneUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page that a login waits for, which is good for one answer. Keycloak gives each page a code and compares it with
 * the one in the request's copy of the session: of two answers at the same moment it lets both pass.
 */
final class OpenPage {

    private OpenPage() {}

    /**
     * Takes the page for the answer that this request brings.
     *
     * @return false when another answer has it; then this one must not be looked at
     */
    static boolean take(KeycloakSession session) {
        AuthenticationSessionModel tab = session.getContext().getAuthenticationSession();
        if (tab == null) {
            // a link outside of a login: its verification is decided once, under its own turn
            return true;
        }
        String code = session.getContext().getUri().getQueryParameters().getFirst(LoginActionsService.SESSION_CODE);
        return code != null && OneUse.in(session, tab, "page." + code).take();
    }
}
