package io.github.keycloakface.enroll;

import io.github.keycloakface.attempt.OneUse;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.credential.EnrollmentRefusedException;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.NewReference;
import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import io.github.keycloakface.recognition.ShownFace;
import io.github.keycloakface.vision.verify.FaceProbe;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks for consent, takes three pictures of one person and keeps the best as a reference. */
final class FaceEnrollAction implements RequiredActionProvider, CredentialRegistrator {

    /** Set while registering when the administrator lets people go on without. */
    static final String SKIPPABLE_NOTE = "face.skippable";

    private static final String PAGE = "face-enroll.ftl";

    private final FaceEngine engine;
    private final FaceCredentialProvider credentials;

    FaceEnrollAction(FaceEngine engine, FaceCredentialProvider credentials) {
        this.engine = engine;
        this.credentials = credentials;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authenticationSession) {
        return FaceCredentialModel.TYPE;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        String parameter = context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_PARAMETER);
        if (Constants.KC_ACTION_PARAMETER_SKIP_IF_EXISTS.equals(parameter)
                && credentials.isEnrolled(context.getUser())) {
            context.success();
            return;
        }
        EnrollConfig config = EnrollConfig.of(context.getConfig());
        EnrollmentRule rule = rule(context);
        Optional<CaptureMessage> obstacle = rule.obstacle();
        if (rule.isDeclined() && rule.mayGoOn() && config.mayDecline()) {
            context.ignore();
        } else if (obstacle.isEmpty()) {
            show(context, null);
        } else if (rule.mayGoOn() && obstacle.get() == CaptureMessage.SECOND_FACTOR) {
            // stays due: asked again after a login in which the factor was shown
            context.ignore();
        } else if (rule.mayGoOn() && obstacle.get() == CaptureMessage.FULL) {
            context.success();
        } else {
            refuse(context, obstacle.get());
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        context.getEvent().event(EventType.UPDATE_CREDENTIAL).detail(Details.CREDENTIAL_TYPE, FaceCredentialModel.TYPE);
        Optional<CaptureMessage> obstacle = rule(context).obstacle();
        if (obstacle.isPresent()) {
            refuse(context, obstacle.get());
            return;
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        AuthenticationSessionModel session = context.getAuthenticationSession();
        EnrollConfig config = EnrollConfig.of(context.getConfig());
        Optional<Consent> consent = Consent.of(session, config.consentVersion());
        if (form.containsKey("face-skip") && isSkippable(session)) {
            context.getEvent().event(EventType.CUSTOM_REQUIRED_ACTION).detail(Details.REASON, "face_skipped");
            context.success();
        } else if ("accept".equals(form.getFirst("face-consent"))) {
            Consent.give(session, config.consentVersion());
            show(context, null);
        } else if ("decline".equals(form.getFirst("face-consent"))) {
            decline(context, config);
        } else if (consent.isPresent() && pictures(context, config).areIn(form)) {
            enroll(context, pictures(context, config), consent.get(), form);
        } else {
            show(context, null);
        }
    }

    private void decline(RequiredActionContext context, EnrollConfig config) {
        Consent.forget(context.getAuthenticationSession());
        EnrollmentRule rule = rule(context);
        if (rule.mayGoOn() && config.mayDecline()) {
            rule.decline();
            context.getEvent().detail(Details.REASON, CaptureMessage.DECLINED.reason());
            context.cancel();
        } else {
            refuse(context, CaptureMessage.DECLINED);
        }
    }

    private EnrollmentRule rule(RequiredActionContext context) {
        return new EnrollmentRule(context, engine, credentials, getMaxAuthAge(context.getSession()));
    }

    private void enroll(
            RequiredActionContext context,
            EnrollmentPictures pictures,
            Consent consent,
            MultivaluedMap<String, String> form) {
        if (!pictures.isActive()) {
            rule(context).countAttempt();
        }
        ShownFace shown = pictures.face(form);
        shown.evidence().describe(context.getEvent());
        if (shown.face() == null) {
            again(context, shown.problem());
            return;
        }
        String references =
                Turn.ofReferences(context.getRealm().getId(), context.getUser().getId());
        if (!Turn.takeUntilStored(context.getSession(), references)) {
            again(context, CaptureMessage.BUSY);
            return;
        }
        OneUse use = consent.use(context.getSession(), context.getAuthenticationSession());
        if (!use.take()) {
            // what this request's copy of the session says is out of date: the person agrees anew to another face
            Consent.forget(context.getAuthenticationSession());
            again(context, CaptureMessage.PAGE_ANSWERED);
            return;
        }
        FaceCredentialProvider.readAnew(context.getUser());
        try {
            keep(context, shown.face(), consent, form.getFirst("face-label"));
        } catch (EnrollmentRefusedException e) {
            use.giveBack();
            again(context, CaptureMessage.valueOf(e.reason().name()));
        }
    }

    private void keep(RequiredActionContext context, FaceProbe face, Consent consent, String label)
            throws EnrollmentRefusedException {
        String id = credentials.enroll(
                context.getRealm(),
                context.getUser(),
                new NewReference(face, label, consent.version(), consent.time()));
        Consent.forget(context.getAuthenticationSession());
        int replaced =
                credentials.removeStale(context.getUser(), face.embedding().modelId());
        context.getEvent().detail(Details.CREDENTIAL_ID, id).detail("face_consent_version", consent.version());
        if (replaced > 0) {
            context.getEvent().detail("face_replaced", Integer.toString(replaced));
        }
        FaceMeters.ofServer().decision(Use.ENROLLMENT, null);
        context.success();
    }

    private void again(RequiredActionContext context, CaptureMessage message) {
        FaceMeters.ofServer().decision(Use.ENROLLMENT, message);
        context.getEvent().detail(Details.REASON, message.reason()).error("face_not_enrolled");
        show(context, message);
    }

    private static void refuse(RequiredActionContext context, CaptureMessage message) {
        FaceMeters.ofServer().decision(Use.ENROLLMENT, message);
        context.getEvent()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, FaceCredentialModel.TYPE)
                .detail(Details.REASON, message.reason())
                .error("face_not_enrolled");
        context.challenge(CapturePage.refusal(context.form(), message));
    }

    private void show(RequiredActionContext context, CaptureMessage error) {
        AuthenticationSessionModel session = context.getAuthenticationSession();
        EnrollConfig config = EnrollConfig.of(context.getConfig());
        boolean agreed = Consent.of(session, config.consentVersion()).isPresent();
        CapturePage page = new CapturePage(context.form())
                .with("step", agreed ? "capture" : "consent")
                .with("consentVersion", config.consentVersion())
                .with("skippable", isSkippable(session))
                .with("active", config.liveness().isActive())
                .with("suggestedLabel", "");
        if (agreed) {
            EnrollmentPictures pictures = pictures(context, config);
            if (pictures.isActive()) {
                // whoever drops challenges until an easy one is drawn has used up the login
                rule(context).countAttempt();
            }
            pictures.ask(page);
        }
        context.challenge((error == null ? page : page.error(error)).render(PAGE));
    }

    private EnrollmentPictures pictures(RequiredActionContext context, EnrollConfig config) {
        return new EnrollmentPictures(context, engine, config);
    }

    private static boolean isSkippable(AuthenticationSessionModel session) {
        return Boolean.parseBoolean(session.getAuthNote(SKIPPABLE_NOTE));
    }

    @Override
    public void close() {}
}
