package io.github.keycloakface.login;

import io.github.keycloakface.attempt.FaceAttempts;
import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.attempt.LivenessMode;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.capture.CapturedFrames;
import io.github.keycloakface.credential.FaceComparison;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceProbe;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
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

    private final FaceEngine engine;
    private final FaceCredentialProvider credentials;
    private final SetupRule setup;

    FaceAuthenticator(FaceEngine engine, FaceCredentialProvider credentials, SetupRule setup) {
        this.engine = engine;
        this.credentials = credentials;
        this.setup = setup;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        FaceConfig config = config(context);
        if (config == null || isLocked(context)) {
            return;
        }
        FaceAttempts attempts = attempts(context, config);
        context.challenge(
                attempts.isDelayed()
                        ? CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY)
                        : page(context, attempts, null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        FaceConfig config = config(context);
        if (config == null || isLocked(context)) {
            return;
        }
        FaceAttempts attempts = attempts(context, config);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (attempts.isDelayed()) {
            refuseForNow(context);
        } else if (CapturedFrames.areIn(form)) {
            check(context, config, attempts, form);
        } else {
            context.challenge(page(context, attempts, null));
        }
    }

    private void check(
            AuthenticationFlowContext context,
            FaceConfig config,
            FaceAttempts attempts,
            MultivaluedMap<String, String> form) {
        if (!attempts.begin()) {
            refuseForNow(context);
            return;
        }
        try {
            byte[] frame = CapturedFrames.read(form, CapturePage.ATTEMPT_FRAMES).get(0);
            FaceProbe probe = engine.probe(frame, config.minQuality(), config.liveness() == LivenessMode.PASSIVE);
            FaceComparison comparison =
                    credentials.compare(context.getRealm(), context.getUser(), probe.embedding(), engine.calibration());
            decide(context, config, attempts, comparison);
        } catch (DefectiveFaceException e) {
            failed(context, attempts, CaptureMessage.of(e.defect()));
        } catch (EngineBusyException e) {
            notJudged(context, attempts, CaptureMessage.BUSY);
        } catch (EngineUnavailableException e) {
            notJudged(context, attempts, CaptureMessage.UNAVAILABLE);
        }
    }

    private void decide(
            AuthenticationFlowContext context, FaceConfig config, FaceAttempts attempts, FaceComparison comparison) {
        boolean match = comparison.compared() > 0 && comparison.score() >= config.decisionScore();
        if (comparison.compared() > 0) {
            FaceMeters.ofServer().score(Use.LOGIN, match, comparison.score());
        }
        if (comparison.isStale()) {
            attempts.notJudged();
            error(context, CaptureMessage.STALE);
            context.getUser().addRequiredAction(FaceCredentialProviderFactory.ENROLL_ACTION);
            context.forceChallenge(CapturePage.refusal(context.form(), CaptureMessage.STALE));
        } else if (match) {
            attempts.passed();
            FaceMeters.ofServer().decision(Use.LOGIN, null);
            credentials.refresh(context.getRealm(), context.getUser(), comparison.credentialId());
            context.getEvent().detail(Details.SELECTED_CREDENTIAL_ID, comparison.credentialId());
            context.success(FaceCredentialModel.TYPE);
        } else {
            failed(context, attempts, CaptureMessage.MISMATCH);
        }
    }

    private static void failed(AuthenticationFlowContext context, FaceAttempts attempts, CaptureMessage message) {
        error(context, message);
        boolean last = attempts.failed();
        Response page =
                last ? CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY) : page(context, attempts, message);
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
    }

    /** The server's fault, not the person's: nothing is counted, and nobody passes. */
    private static void notJudged(AuthenticationFlowContext context, FaceAttempts attempts, CaptureMessage message) {
        attempts.notJudged();
        error(context, message);
        context.forceChallenge(page(context, attempts, message));
    }

    private static void refuseForNow(AuthenticationFlowContext context) {
        error(context, CaptureMessage.TOO_MANY);
        context.forceChallenge(CapturePage.refusal(context.form(), CaptureMessage.TOO_MANY));
    }

    private static FaceAttempts attempts(AuthenticationFlowContext context, FaceConfig config) {
        return new FaceAttempts(context.getSession(), context.getRealm(), context.getUser(), config.limits());
    }

    private static void error(AuthenticationFlowContext context, CaptureMessage message) {
        FaceMeters.ofServer().decision(Use.LOGIN, message);
        context.getEvent()
                .user(context.getUser())
                .detail(Details.CREDENTIAL_TYPE, FaceCredentialModel.TYPE)
                .detail(Details.REASON, message.reason())
                .error(Errors.INVALID_USER_CREDENTIALS);
    }

    private static Response page(AuthenticationFlowContext context, FaceAttempts attempts, CaptureMessage error) {
        return CapturePage.attempt(context.form(), attempts.left(), error);
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
