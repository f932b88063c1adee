package io.github.keycloakface.verification;

import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.challenge.ChallengeDoor;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.metrics.Use;
import io.github.keycloakface.recognition.FaceAttempt;
import io.github.keycloakface.recognition.FaceDecision;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Decides a verification by a picture, the same way at both doors. */
final class FaceCheck {

    /** NIST SP 800-63B-4, 3.2.2: at most 100 consecutive failures; then an administrator has to look at it. */
    static final int MOST_FAILURES = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final FaceConfig config;
    private final boolean isConfigured;
    private final FaceAttempt attempt;
    private final VerificationLedger ledger;

    /**
     * Makes the check of one user at one door.
     *
     * @param config empty when it is wrong: then nobody passes, whatever is shown
     * @param door where a challenge that the page begins may be used
     */
    FaceCheck(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            Optional<FaceConfig> config,
            ChallengeDoor door) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.config = config.orElse(FaceConfig.DEFAULT);
        this.isConfigured = config.isPresent();
        this.attempt = new FaceAttempt(session, realm, user, this.config, Use.VERIFICATION, door);
        this.ledger = new VerificationLedger(user);
    }

    boolean isIn(MultivaluedMap<String, String> form) {
        return attempt.isIn(form);
    }

    /** @param error what was wrong with the last picture, or null */
    Response page(LoginFormsProvider form, CaptureMessage error) {
        return attempt.page(form, error);
    }

    /** Why no picture would be looked at. */
    Optional<CaptureMessage> obstacle(VerificationRequest request) {
        if (!isConfigured) {
            return Optional.of(CaptureMessage.UNAVAILABLE);
        }
        if (attempt.isDelayed() || request.failures() >= MOST_FAILURES || isLocked()) {
            return Optional.of(CaptureMessage.TOO_MANY);
        }
        return ledger.referencesLeft(request) > 0 ? Optional.empty() : Optional.of(CaptureMessage.NO_REFERENCE);
    }

    /** Looks at the posted picture and writes down what it came to. */
    Outcome decide(String requestId, MultivaluedMap<String, String> form) {
        if (!Turn.takeUntilStored(session, "verification." + requestId)) {
            return Outcome.again(CaptureMessage.BUSY);
        }
        FaceCredentialProvider.readAnew(user);
        Optional<VerificationRequest> request = ledger.find(requestId).filter(VerificationRequest::isOpen);
        if (request.isEmpty()) {
            return Outcome.ENDED;
        }
        Optional<CaptureMessage> obstacle = obstacle(request.get());
        if (obstacle.isPresent()) {
            return Outcome.refused(obstacle.get());
        }
        return look(request.get(), form);
    }

    private Outcome look(VerificationRequest request, MultivaluedMap<String, String> form) {
        FaceDecision decision = attempt.decide(form, request::mayBeDecidedBy);
        Outcome outcome = switch (decision.kind()) {
            case PASSED -> Outcome.PASSED;
            case FAILED, NOT_JUDGED -> Outcome.again(decision.message());
            case FAILED_LAST -> Outcome.last(decision.message());
            case REFUSED -> Outcome.refused(decision.message());
            case STALE, NO_REFERENCE -> Outcome.refused(CaptureMessage.NO_REFERENCE);
        };
        writeDown(request, decision.kind());
        return outcome.with(decision.evidence());
    }

    private void writeDown(VerificationRequest request, FaceDecision.Kind kind) {
        long now = Time.currentTimeMillis();
        switch (kind) {
            case PASSED ->
                ledger.update(request.passed(
                        now,
                        new Evidence(
                                config.oneFalseMatchIn(),
                                Evidence.of(config.liveness().mode()))));
            case FAILED -> ledger.update(request.failedOnce(now, false));
            case FAILED_LAST -> ledger.update(request.failedOnce(now, true));
            default -> {}
        }
    }

    private boolean isLocked() {
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        return AuthenticatorUtils.getDisabledByBruteForceEventError(protector, session, realm, user) != null;
    }
}
