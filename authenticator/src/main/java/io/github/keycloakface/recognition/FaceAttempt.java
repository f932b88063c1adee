package io.github.keycloakface.recognition;

import io.github.keycloakface.attempt.FaceAttempts;
import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.capture.CapturedFrames;
import io.github.keycloakface.challenge.ChallengeDoor;
import io.github.keycloakface.challenge.Challenges;
import io.github.keycloakface.challenge.PostedChallenge;
import io.github.keycloakface.credential.FaceComparison;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import io.github.keycloakface.recognition.FaceDecision.Kind;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Predicate;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** One attempt to pass by a face: asked for, begun, judged for liveness, compared and counted. */
public final class FaceAttempt {

    private final KeycloakSession session;
    private final FaceEngine engine;
    private final FaceCredentialProvider credentials;
    private final RealmModel realm;
    private final UserModel user;
    private final FaceConfig config;
    private final Use use;
    private final PlainFace plain;
    private final FaceAttempts attempts;
    private final Challenges challenges;

    /**
     * Makes an attempt of a user.
     *
     * @param door where a challenge that the page begins may be used
     */
    public FaceAttempt(
            KeycloakSession session, RealmModel realm, UserModel user, FaceConfig config, Use use, ChallengeDoor door) {
        this.session = session;
        this.engine = session.getProvider(FaceEngine.class);
        this.credentials = FaceCredentialProvider.of(session);
        this.realm = realm;
        this.user = user;
        this.config = config;
        this.use = use;
        this.plain = new PlainFace(engine, config);
        this.attempts = new FaceAttempts(session, realm, user, config.limits());
        this.challenges = new Challenges(session, door);
    }

    public boolean isDelayed() {
        return attempts.isDelayed();
    }

    /** Whether a form is an attempt at all, and not the press of another button. */
    public boolean isIn(MultivaluedMap<String, String> form) {
        return isActive() ? Challenges.areIn(form) : CapturedFrames.areIn(form);
    }

    /**
     * The page with the camera.
     *
     * @param error what was wrong with the last attempt, or null
     */
    public Response page(LoginFormsProvider form, CaptureMessage error) {
        CapturePage page = plain.ask(new CapturePage(form))
                .with("camera", config.liveness().isCameraAsked());
        CapturePage asked = isActive() ? challenges.ask(page, config.liveness().kind(), config.limits()) : page;
        return error == null ? asked.renderAttempt() : asked.renderAttempt(error, attempts.left());
    }

    /**
     * Decides by what was posted. The mode is the configuration's alone: a form cannot ask for less.
     *
     * @param references which of the user's references may be compared with
     */
    public FaceDecision decide(MultivaluedMap<String, String> form, Predicate<CredentialModel> references) {
        LivenessEvidence evidence = LiveFace.evidence(config.liveness(), form);
        if (!OpenPage.take(session)) {
            return end(Kind.NOT_JUDGED, CaptureMessage.PAGE_ANSWERED, evidence);
        }
        Sought sought = new Sought(() -> new SoughtPerson(
                credentials.open(realm, user, engine.embedderId(), references),
                engine.calibration(),
                config.decisionScore()));
        if (!isActive()) {
            return attempts.begin()
                    ? decide(plain.of(form, evidence, sought), sought)
                    : end(Kind.REFUSED, CaptureMessage.TOO_MANY, evidence);
        }
        PostedChallenge posted = challenges.take(form).asAttempt();
        if (posted.attempt() > 0) {
            attempts.resume(posted.attempt());
        }
        return decide(new LiveFace(engine, config.liveness(), config.minQuality()).of(posted, form), sought);
    }

    private FaceDecision decide(ShownFace shown, Sought sought) {
        if (shown.counts()) {
            return failed(shown.problem(), shown.evidence());
        }
        if (shown.face() == null) {
            return notJudged(Kind.NOT_JUDGED, shown.problem(), shown.evidence());
        }
        try {
            return judge(sought.person(), shown);
        } catch (EngineBusyException e) {
            return notJudged(Kind.NOT_JUDGED, CaptureMessage.BUSY, shown.evidence());
        } catch (EngineUnavailableException e) {
            return notJudged(Kind.NOT_JUDGED, CaptureMessage.UNAVAILABLE, shown.evidence());
        }
    }

    private FaceDecision judge(SoughtPerson person, ShownFace shown) {
        FaceComparison comparison = person.compare(shown.face().embedding());
        if (comparison.isStale()) {
            return notJudged(Kind.STALE, CaptureMessage.STALE, shown.evidence());
        }
        if (comparison.compared() == 0) {
            return notJudged(Kind.NO_REFERENCE, CaptureMessage.NO_REFERENCE, shown.evidence());
        }
        boolean match = person.isShownBy(comparison);
        FaceMeters.ofServer().score(use, match, comparison.score());
        if (!match) {
            return failed(CaptureMessage.MISMATCH, shown.evidence());
        }
        attempts.passed();
        FaceMeters.ofServer().decision(use, null);
        credentials.refresh(realm, user, comparison.credentialId());
        return new FaceDecision(Kind.PASSED, null, comparison.credentialId(), shown.evidence());
    }

    private FaceDecision failed(CaptureMessage message, LivenessEvidence evidence) {
        return end(attempts.failed() ? Kind.FAILED_LAST : Kind.FAILED, message, evidence);
    }

    private FaceDecision notJudged(Kind kind, CaptureMessage message, LivenessEvidence evidence) {
        attempts.notJudged();
        return end(kind, message, evidence);
    }

    private FaceDecision end(Kind kind, CaptureMessage message, LivenessEvidence evidence) {
        FaceMeters.ofServer().decision(use, message);
        return new FaceDecision(kind, message, null, evidence);
    }

    private boolean isActive() {
        return config.liveness().isActive();
    }
}
