package io.github.keycloakface.verification;

import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.challenge.ChallengeDoor;
import io.github.keycloakface.credential.FaceCredentialModel;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/** The door at the login: nobody gets past who does not show the face that was enrolled when it was asked for. */
final class FaceVerifyAction implements RequiredActionProvider {

    private static final String ID = FaceVerifyActionFactory.ID;

    private final KeycloakSession session;

    FaceVerifyAction(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Supported, so that it cannot be dodged: Keycloak leaves out an action that does not support it as soon as an
     * address says {@code kc_action}, even when it is due. Where it is not due nothing happens.
     */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /** What is written down decides, not the user's list of actions, which other things change as well. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        UserModel user = context.getUser();
        VerificationLedger ledger = new VerificationLedger(user);
        boolean ranOut = ledger.closeExpired();
        Optional<VerificationRequest> open = ledger.open(Door.LOGIN);
        if (open.isEmpty() && ranOut) {
            user.removeRequiredAction(ID);
        } else if (open.isPresent() && open.get().byHand() && !isDemanded(context)) {
            ledger.remove(open.get().id());
        } else if (open.isPresent() && user.getRequiredActionsStream().noneMatch(ID::equals)) {
            user.addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (isNoLogin(context) || !isDemanded(context)) {
            context.ignore();
            return;
        }
        VerificationRequest request =
                new VerificationLedger(context.getUser()).open(Door.LOGIN).orElseGet(() -> setByHand(context));
        Optional<CaptureMessage> obstacle = check(context).obstacle(request);
        if (obstacle.isPresent()) {
            error(context, request, obstacle.get());
            context.challenge(CapturePage.refusal(context.form(), obstacle.get()));
        } else {
            context.challenge(check(context).page(context.form(), null));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        evaluateTriggers(context);
        Optional<VerificationRequest> request = new VerificationLedger(context.getUser()).open(Door.LOGIN);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (request.isPresent() && check(context).isIn(form)) {
            show(context, request.get(), check(context).decide(request.get().id(), form));
        } else if (isDemanded(context)) {
            requiredActionChallenge(context);
        } else {
            notAskedAnyMore(context);
        }
    }

    private void show(RequiredActionContext context, VerificationRequest request, Outcome outcome) {
        outcome.describe(context.getEvent());
        switch (outcome.kind()) {
            case PASSED -> {
                VerificationEvents.describe(context.getEvent(), request);
                context.success();
            }
            case AGAIN -> {
                error(context, request, outcome.message());
                context.challenge(check(context).page(context.form(), outcome.message()));
            }
            case REFUSED -> {
                error(context, request, outcome.reason());
                context.challenge(CapturePage.refusal(context.form(), outcome.message()));
            }
            case ENDED -> notAskedAnyMore(context);
        }
    }

    /** A link in a mail, such as one that verifies an address, ends without a login: the next login asks. */
    private static boolean isNoLogin(RequiredActionContext context) {
        return context.getAuthenticationSession().getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null;
    }

    private static boolean isDemanded(RequiredActionContext context) {
        return context.getUser().getRequiredActionsStream().anyMatch(ID::equals)
                || context.getAuthenticationSession().getRequiredActions().contains(ID);
    }

    /** Not kept for somebody without a face, who may get one until the next login. */
    private static VerificationRequest setByHand(RequiredActionContext context) {
        UserModel user = context.getUser();
        List<String> references = user.credentialManager()
                .getStoredCredentialsByTypeStream(FaceCredentialModel.TYPE)
                .map(CredentialModel::getId)
                .toList();
        VerificationRequest request =
                VerificationRequest.setByHand(KeycloakModelUtils.generateId(), Time.currentTimeMillis(), references);
        if (!references.isEmpty()) {
            new VerificationLedger(user).add(request);
        }
        return request;
    }

    /** No success, which an application that waits for one would take for a face; the login goes on. */
    private static void notAskedAnyMore(RequiredActionContext context) {
        context.getEvent().detail(Details.REASON, "face_not_asked_any_more");
        context.cancel();
    }

    private FaceCheck check(RequiredActionContext context) {
        return new FaceCheck(
                session,
                context.getRealm(),
                context.getUser(),
                FaceVerifyActionFactory.config(context.getRealm(), context.getConfig()),
                ChallengeDoor.of(context.getAuthenticationSession(), context.getUser(), ID));
    }

    private static void error(RequiredActionContext context, VerificationRequest request, CaptureMessage message) {
        VerificationEvents.describe(context.getEvent().event(EventType.CUSTOM_REQUIRED_ACTION), request)
                .detail(Details.CUSTOM_REQUIRED_ACTION, ID)
                .detail(Details.REASON, message.reason())
                .error(Errors.INVALID_USER_CREDENTIALS);
    }

    @Override
    public void close() {}
}
