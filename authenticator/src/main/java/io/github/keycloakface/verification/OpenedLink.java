package io.github.keycloakface.verification;

import org.keycloak.authentication.ExplainedVerificationException;
import org.keycloak.common.VerificationException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.Urls;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsServiceChecks;

/**
 * A link all of whose claims hold, now.
 *
 * @param returnUri where the last page leads to, or null
 */
record OpenedLink(UserModel user, VerificationRequest request, String returnUri) {

    /** @throws DeadLinkException when it must open nothing */
    static OpenedLink of(KeycloakSession session, String text, EventBuilder event) throws DeadLinkException {
        RealmModel realm = session.getContext().getRealm();
        LinkToken token = signed(session, realm, text);
        event.user(token.getUserId()).detail(VerificationEvents.ID, token.verificationId());
        if (!token.isActive()) {
            throw new DeadLinkException(Errors.EXPIRED_CODE, Messages.EXPIRED_ACTION_TOKEN_NO_SESSION);
        }
        String returnUri = client(session, realm, token.client(), event);
        UserModel user = user(session, realm, token, event);
        VerificationRequest request = new VerificationLedger(user)
                .find(token.verificationId())
                .filter(found -> found.door() == Door.EMAIL && found.isOpen())
                .orElseThrow(() -> new DeadLinkException(Errors.EXPIRED_CODE, Messages.EXPIRED_ACTION));
        return new OpenedLink(user, request, returnUri);
    }

    /** One sentence for every token that is not ours, so that nobody learns what is wrong with a forgery. */
    private static LinkToken signed(KeycloakSession session, RealmModel realm, String text) throws DeadLinkException {
        requireOpenRealm(session, realm);
        LinkToken token = session.tokens().decode(text, LinkToken.class);
        String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
        if (token == null
                || !LinkToken.TYPE.equals(token.getActionId())
                || !issuer.equals(token.getIssuer())
                || !token.hasAudience(issuer)
                || token.getUserId() == null
                || token.getEmail() == null
                || token.verificationId() == null
                || token.getExp() == null) {
            throw new DeadLinkException(Errors.INVALID_TOKEN, Messages.INVALID_REQUEST);
        }
        return token;
    }

    private static void requireOpenRealm(KeycloakSession session, RealmModel realm) throws DeadLinkException {
        boolean plain =
                !"https".equals(session.getContext().getUri().getBaseUri().getScheme());
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(FaceVerifyActionFactory.ID);
        if (plain && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw new DeadLinkException(Errors.SSL_REQUIRED, Messages.HTTPS_REQUIRED);
        }
        if (!realm.isEnabled() || action == null || !action.isEnabled()) {
            throw new DeadLinkException(Errors.NOT_ALLOWED, Messages.INVALID_REQUEST);
        }
    }

    private static String client(KeycloakSession session, RealmModel realm, LinkClient link, EventBuilder event)
            throws DeadLinkException {
        if (link.clientId() == null) {
            return null;
        }
        ClientModel client = realm.getClientByClientId(link.clientId());
        if (client == null || !client.isEnabled()) {
            throw new DeadLinkException(Errors.CLIENT_NOT_FOUND, Messages.INVALID_REQUEST);
        }
        session.getContext().setClient(client);
        event.client(client);
        return link.redirectUri() == null ? null : RedirectUtils.verifyRedirectUri(session, link.redirectUri(), client);
    }

    private static UserModel user(KeycloakSession session, RealmModel realm, LinkToken token, EventBuilder event)
            throws DeadLinkException {
        try {
            // Keycloak's own rules for action tokens: the user exists, is enabled, and nobody else is signed in here
            LoginActionsServiceChecks.checkIsUserValid(session, realm, token.getUserId(), ignored -> {}, event);
        } catch (ExplainedVerificationException e) {
            throw new DeadLinkException(e.getErrorEvent(), e.getMessage());
        } catch (VerificationException e) {
            throw new DeadLinkException(Errors.NOT_ALLOWED, Messages.INVALID_REQUEST);
        }
        UserModel user = session.users().getUserById(realm, token.getUserId());
        if (!token.getEmail().equals(user.getEmail())) {
            throw new DeadLinkException(Errors.INVALID_EMAIL, Messages.EXPIRED_ACTION);
        }
        return user;
    }
}
