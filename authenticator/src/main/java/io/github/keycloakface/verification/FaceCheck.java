package io.github.keycloakface.verification;

import io.github.keycloakface.attempt.FaceAttempts;
import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.attempt.LivenessMode;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.capture.CapturedFrames;
import io.github.keycloakface.credential.FaceComparison;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceProbe;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
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
    private final FaceAttempts attempts;
    private final VerificationLedger ledger;
    private final FaceCredentialProvider credentials;

    /** @param config empty when it is wrong: then nobody passes, whatever is shown */
    FaceCheck(KeycloakSession session, RealmModel realm, UserModel user, Optional<FaceConfig> config) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.config = config.orElse(FaceConfig.DEFAULT);
        this.isConfigured = config.isPresent();
        this.attempts = new FaceAttempts(session, realm, user, this.config.limits());
        this.ledger = new VerificationLedger(user);
        this.credentials = FaceCredentialProvider.of(session);
    }

    int attemptsLeft() {
        return attempts.left();
    }

    /** Why no picture would be looked at. */
    Optional<CaptureMessage> obstacle(VerificationRequest request) {
        if (!isConfigured) {
            return Optional.of(CaptureMessage.UNAVAILABLE);
        }
        if (attempts.isDelayed() || request.failures() >= MOST_FAILURES || isLocked()) {
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
        return attempts.begin() ? look(request.get(), form) : Outcome.refused(CaptureMessage.TOO_MANY);
    }

    private Outcome look(VerificationRequest request, MultivaluedMap<String, String> form) {
        FaceEngine engine = session.getProvider(FaceEngine.class);
        try {
            FaceProbe probe = engine.probe(
                    CapturedFrames.read(form, CapturePage.ATTEMPT_FRAMES).get(0),
                    config.minQuality(),
                    config.liveness() == LivenessMode.PASSIVE);
            FaceComparison comparison =
                    credentials.compare(realm, user, probe.embedding(), engine.calibration(), request::mayBeDecidedBy);
            return judge(request, comparison);
        } catch (DefectiveFaceException e) {
            return failed(request, CaptureMessage.of(e.defect()));
        } catch (EngineBusyException e) {
            return notJudged(CaptureMessage.BUSY);
        } catch (EngineUnavailableException e) {
            return notJudged(CaptureMessage.UNAVAILABLE);
        }
    }

    private Outcome judge(VerificationRequest request, FaceComparison comparison) {
        if (comparison.compared() == 0) {
            attempts.notJudged();
            FaceMeters.ofServer().decision(Use.VERIFICATION, CaptureMessage.NO_REFERENCE);
            return Outcome.refused(CaptureMessage.NO_REFERENCE);
        }
        boolean match = comparison.score() >= config.decisionScore();
        FaceMeters.ofServer().score(Use.VERIFICATION, match, comparison.score());
        if (!match) {
            return failed(request, CaptureMessage.MISMATCH);
        }
        attempts.passed();
        FaceMeters.ofServer().decision(Use.VERIFICATION, null);
        credentials.refresh(realm, user, comparison.credentialId());
        Evidence evidence = new Evidence(config.oneFalseMatchIn(), Evidence.of(config.liveness()));
        ledger.update(request.passed(Time.currentTimeMillis(), evidence));
        return Outcome.PASSED;
    }

    private Outcome failed(VerificationRequest request, CaptureMessage message) {
        FaceMeters.ofServer().decision(Use.VERIFICATION, message);
        boolean last = attempts.failed();
        ledger.update(request.failedOnce(Time.currentTimeMillis(), last));
        return last ? Outcome.last(message) : Outcome.again(message);
    }

    private Outcome notJudged(CaptureMessage message) {
        FaceMeters.ofServer().decision(Use.VERIFICATION, message);
        attempts.notJudged();
        return Outcome.again(message);
    }

    private boolean isLocked() {
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        return AuthenticatorUtils.getDisabledByBruteForceEventError(protector, session, realm, user) != null;
    }
}
