package io.github.keycloakface.enroll;

import io.github.keycloakface.credential.FaceCredentialModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Whoever adds a face to an account that has a second factor must have shown a second factor just before: else the
 * password alone would be worth both.
 */
final class SecondFactorDemand {

    /** What the first step asks for, or what nobody can sign in with. */
    private static final Set<String> FIRST_FACTORS = Set.of(
            PasswordCredentialModel.TYPE,
            PasswordCredentialModel.PASSWORD_HISTORY,
            FaceCredentialModel.VERIFICATION_TYPE);

    private final RequiredActionContext context;
    private final int maxAgeSeconds;

    SecondFactorDemand(RequiredActionContext context, int maxAgeSeconds) {
        this.context = context;
        this.maxAgeSeconds = maxAgeSeconds;
    }

    boolean isMet() {
        Set<String> factors = secondFactors();
        if (factors.isEmpty()) {
            return true;
        }
        Set<String> shown = new HashSet<>(AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession()));
        shown.addAll(shownInThisSession());
        return shown.stream().anyMatch(factors::contains);
    }

    private Set<String> secondFactors() {
        return context.getUser()
                .credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .filter(type -> !FIRST_FACTORS.contains(type))
                .collect(Collectors.toSet());
    }

    /** An action that an application asks for runs in the session of an earlier login. */
    private Set<String> shownInThisSession() {
        KeycloakSession session = context.getSession();
        UserSessionModel userSession = session.sessions()
                .getUserSession(
                        context.getRealm(),
                        context.getAuthenticationSession().getParentSession().getId());
        if (userSession == null || !context.getUser().equals(userSession.getUser())) {
            return Set.of();
        }
        Map<String, Integer> completed =
                AuthenticatorUtils.parseCompletedExecutions(userSession.getNote(Constants.AUTHENTICATORS_COMPLETED));
        return completed.entrySet().stream()
                .filter(execution -> execution.getValue() + maxAgeSeconds >= Time.currentTimeSeconds())
                .map(execution -> credentialType(execution.getKey()))
                .collect(Collectors.toSet());
    }

    private String credentialType(String executionId) {
        AuthenticationExecutionModel execution = context.getRealm().getAuthenticationExecutionById(executionId);
        if (execution == null || execution.getAuthenticator() == null) {
            return "";
        }
        AuthenticatorFactory factory = (AuthenticatorFactory) context.getSession()
                .getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
        return factory == null || factory.getReferenceCategory() == null ? "" : factory.getReferenceCategory();
    }
}
