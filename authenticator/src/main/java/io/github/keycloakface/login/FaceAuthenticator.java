package io.github.keycloakface.login;

import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.challenge.ChallengeDoor;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import io.github.keycloakface.recognition.FaceAttempt;
import io.github.keycloakface.recognition.FaceDecision;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks for a picture and compares it with the references of the user whom the flow has already identified. */
final class FaceAuthenticator implements Authenticator {

    private static final Logger LOG = Logger.getLogger(FaceAuthenticator.class);

    private final FaceCredentialProvider credentials;
    private final SetupRule setup;

    FaceAuthenticator(FaceCredentialProvider credentials, SetupRule setup) {
        this.credentials = credentials;
        this.setup = setup;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        FaceConfig config = config(context);
        if (config == null || isLocked(context)) {
            return;
        }
        FaceAttempt attempt = attempt(context, config);
        context.challenge(
                attempt.isDelayed()
                        ? CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY)
                        : attempt.page(context.form(), null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        FaceConfig config = config(context);
        if (config == null || isLocked(context)) {
            return;
        }
        FaceAttempt attempt = attempt(context, config);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (attempt.isDelayed()) {
            refuseForNow(context);
        } else if (attempt.isIn(form)) {
            show(context, attempt, attempt.decide(form, row -> true));
        } else {
            context.challenge(attempt.page(context.form(), null));
        }
    }

    private static void show(AuthenticationFlowContext context, FaceAttempt attempt, FaceDecision decision) {
        decision.evidence().describe(context.getEvent());
        if (decision.kind() == FaceDecision.Kind.PASSED) {
            context.getEvent().detail(Details.SELECTED_CREDENTIAL_ID, decision.credentialId());
            context.success(FaceCredentialModel.TYPE);
            return;
        }
        error(context, decision.message());
        switch (decision.kind()) {
            case FAILED ->
                context.failureChallenge(
                        AuthenticationFlowError.INVALID_CREDENTIALS, attempt.page(context.form(), decision.message()));
            case FAILED_LAST ->
                context.failureChallenge(
                        AuthenticationFlowError.INVALID_CREDENTIALS,
                        CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY));
            case STALE -> {
                context.getUser().addRequiredAction(FaceCredentialProviderFactory.ENROLL_ACTION);
                context.forceChallenge(CapturePage.refusal(context.form(), CaptureMessage.STALE));
            }
            case REFUSED -> context.forceChallenge(CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY));
            // the server's fault, not the person's: nothing is counted, and nobody passes
            default -> context.forceChallenge(attempt.page(context.form(), decision.message()));
        }
    }

    private static void refuseForNow(AuthenticationFlowContext context) {
        FaceMeters.ofServer().decision(Use.LOGIN, CaptureMessage.TOO_MANY);
        error(context, CaptureMessage.TOO_MANY);
        context.forceChallenge(CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY));
    }

    private static FaceAttempt attempt(AuthenticationFlowContext context, FaceConfig config) {
        ChallengeDoor door = ChallengeDoor.of(
                context.getAuthenticationSession(),
                context.getUser(),
                context.getExecution().getId());
        return new FaceAttempt(context.getSession(), context.getRealm(), context.getUser(), config, Use.LOGIN, door);
    }

    private static void error(AuthenticationFlowContext context, CaptureMessage message) {
        context.getEvent()
                .user(context.getUser())
                .detail(Details.CREDENTIAL_TYPE, FaceCredentialModel.TYPE)
                .detail(Details.REASON, message.reason())
                .error(Errors.INVALID_USER_CREDENTIALS);
    }

    /** Null, with the challenge set, when the configuration is wrong. */
    private static FaceConfig config(AuthenticationFlowContext context) {
        try {
            AuthenticatorConfigModel model = context.getAuthenticatorConfig();
            return FaceConfig.of(model == null ? null : model.getConfig());
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "The face step of realm %s lets nobody pass until its configuration is mended: %s.",
                    context.getRealm().getName(), e.getMessage());
            context.getEvent().detail(Details.REASON, CaptureMessage.UNAVAILABLE.reason());
            context.failureChallenge(
                    AuthenticationFlowError.INTERNAL_ERROR,
                    CapturePage.refusal(context.form(), CaptureMessage.UNAVAILABLE));
            return null;
        }
    }

    private static boolean isLocked(AuthenticationFlowContext context) {
        String error = AuthenticatorUtils.getDisabledByBruteForceEventError(context, context.getUser());
        if (error == null) {
            return false;
        }
        context.getEvent().user(context.getUser()).error(error);
        context.forceChallenge(CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY));
        return true;
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return credentials.isEnrolled(user);
    }

    @Override
    public boolean areRequiredActionsEnabled(KeycloakSession session, RealmModel realm) {
        return setup.allows(session, realm);
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        if (!authSession.getRequiredActions().contains(FaceCredentialProviderFactory.ENROLL_ACTION)) {
            authSession.addRequiredAction(FaceCredentialProviderFactory.ENROLL_ACTION);
        }
    }

    @Override
    public void close() {}
}
