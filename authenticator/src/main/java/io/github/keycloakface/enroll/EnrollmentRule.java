package io.github.keycloakface.enroll;

import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whether this user may enroll in this authentication, and whether it may end without. */
final class EnrollmentRule {

    /** Bounds what one login can cost: each attempt reads three pictures. */
    private static final int MAX_ATTEMPTS = 20;

    private static final String ATTEMPTS_NOTE = "face.enrollAttempts";
    private static final String DECLINED_NOTE = "face.declined";

    private final RequiredActionContext context;
    private final AuthenticationSessionModel session;
    private final FaceEngine engine;
    private final FaceCredentialProvider credentials;
    private final int maxAgeSeconds;

    EnrollmentRule(
            RequiredActionContext context, FaceEngine engine, FaceCredentialProvider credentials, int maxAgeSeconds) {
        this.context = context;
        this.session = context.getAuthenticationSession();
        this.engine = engine;
        this.credentials = credentials;
        this.maxAgeSeconds = maxAgeSeconds;
    }

    /** What is in the way; asked again for each post, as a page that was not offered can be posted. */
    Optional<CaptureMessage> obstacle() {
        try {
            if (!new SecondFactorDemand(context, maxAgeSeconds).isMet()) {
                return Optional.of(CaptureMessage.SECOND_FACTOR);
            }
            if (credentials.isFull(context.getUser(), engine.embedderId())) {
                return Optional.of(CaptureMessage.FULL);
            }
            return attempts() >= MAX_ATTEMPTS ? Optional.of(CaptureMessage.TOO_MANY) : Optional.empty();
        } catch (EngineBusyException e) {
            return Optional.of(CaptureMessage.BUSY);
        } catch (EngineUnavailableException e) {
            return Optional.of(CaptureMessage.UNAVAILABLE);
        }
    }

    /**
     * Whether the login may end without a face: not when the flow took a step for passed because a face would be
     * enrolled, nor when an application waits for the outcome.
     */
    boolean mayGoOn() {
        return !session.getRequiredActions().contains(FaceCredentialProviderFactory.ENROLL_ACTION)
                && !FaceCredentialProviderFactory.ENROLL_ACTION.equals(
                        session.getClientNote(Constants.KC_ACTION_EXECUTING));
    }

    boolean isDeclined() {
        return session.getAuthNote(DECLINED_NOTE) != null;
    }

    void decline() {
        session.setAuthNote(DECLINED_NOTE, "true");
    }

    void countAttempt() {
        session.setAuthNote(ATTEMPTS_NOTE, Integer.toString(attempts() + 1));
    }

    private int attempts() {
        String note = session.getAuthNote(ATTEMPTS_NOTE);
        return note == null ? 0 : Integer.parseInt(note);
    }
}
