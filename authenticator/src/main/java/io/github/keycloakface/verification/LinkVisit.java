package io.github.keycloakface.verification;

import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.challenge.ChallengeDoor;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.messages.Messages;

/** What happens behind a link that opens. */
final class LinkVisit {

    private final OpenedLink link;
    private final EventBuilder event;
    private final LinkPages pages;
    private final FaceCheck check;

    LinkVisit(KeycloakSession session, OpenedLink link, EventBuilder event, LinkPages pages) {
        RealmModel realm = session.getContext().getRealm();
        this.link = link;
        this.event = event.event(EventType.CUSTOM_REQUIRED_ACTION)
                .detail(Details.CUSTOM_REQUIRED_ACTION, FaceVerifyActionFactory.ID);
        this.pages = pages;
        this.check = new FaceCheck(
                session,
                realm,
                link.user(),
                FaceVerifyActionFactory.config(realm, realm.getRequiredActionConfigByAlias(FaceVerifyActionFactory.ID)),
                ChallengeDoor.outside(
                        realm, link.user(), "link/" + link.request().id()));
    }

    boolean isAttempt(MultivaluedMap<String, String> form) {
        return check.isIn(form);
    }

    Response camera() {
        Optional<CaptureMessage> obstacle = check.obstacle(link.request());
        return obstacle.isPresent() ? refuse(Outcome.refused(obstacle.get())) : pages.camera(check, null);
    }

    Response decide(MultivaluedMap<String, String> form) throws DeadLinkException {
        Outcome outcome = check.decide(link.request().id(), form);
        outcome.describe(event);
        return switch (outcome.kind()) {
            case PASSED -> {
                VerificationEvents.describe(event, link.request()).success();
                yield pages.passed();
            }
            case AGAIN -> {
                error(outcome.message());
                yield pages.camera(check, outcome.message());
            }
            case REFUSED -> refuse(outcome);
            case ENDED -> throw new DeadLinkException(Errors.EXPIRED_CODE, Messages.EXPIRED_ACTION);
        };
    }

    private Response refuse(Outcome outcome) {
        error(outcome.reason());
        boolean mayTryLater = new VerificationLedger(link.user())
                .find(link.request().id())
                .filter(VerificationRequest::isOpen)
                .isPresent();
        return pages.refusal(outcome.message(), mayTryLater);
    }

    private void error(CaptureMessage message) {
        VerificationEvents.describe(event, link.request())
                .detail(Details.REASON, message.reason())
                .error(Errors.INVALID_USER_CREDENTIALS);
    }
}
