package io.github.keycloakface.login;

import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticatorFactory;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether a person without a reference may enroll one as part of logging in.
 *
 * <p>Keycloak counts a step whose credential is set up afterwards as passed. In a flow with levels of authentication
 * that would grant the level to whoever knows the password and shows a face of their own; so there nobody enrolls in
 * passing. The ways in are registration, the account console and an administrator.
 */
final class SetupRule {

    private static final Logger LOG = Logger.getLogger(SetupRule.class);

    boolean allows(KeycloakSession session, RealmModel realm) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        return isActionEnabled(realm)
                && authSession != null
                && authSession.getAuthNote(Constants.AUTHENTICATION_FLOW_LEVEL_OF_AUTHENTICATION) == null
                && !hasLevels(realm, AuthenticationFlowResolver.resolveBrowserFlow(authSession));
    }

    private static boolean hasLevels(RealmModel realm, AuthenticationFlowModel flow) {
        return !AuthenticatorUtil.getExecutionsByType(
                        realm, flow.getId(), ConditionalLoaAuthenticatorFactory.PROVIDER_ID)
                .isEmpty();
    }

    private static boolean isActionEnabled(RealmModel realm) {
        RequiredActionProviderModel action =
                realm.getRequiredActionProviderByAlias(FaceCredentialProviderFactory.ENROLL_ACTION);
        if (action != null && action.isEnabled()) {
            return true;
        }
        LOG.warnf(
                "Nobody can enroll a face in realm %s: its required action %s is not %s (Authentication > Required"
                        + " actions).",
                realm.getName(),
                FaceCredentialProviderFactory.ENROLL_ACTION,
                action == null ? "registered" : "enabled");
        return false;
    }
}
