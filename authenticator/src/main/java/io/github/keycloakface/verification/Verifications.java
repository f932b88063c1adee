package io.github.keycloakface.verification;

import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.verification.VerificationRefusedException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.managers.AuthenticationManager;

/** The face checks of one user, as an administrator asks for them and reads what became of them. */
public final class Verifications {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final VerificationLedger ledger;

    public Verifications(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.ledger = new VerificationLedger(user);
    }

    /** Newest first; of those that have ended the last {@value VerificationLedger#MOST_ENDED}. */
    public List<VerificationRequest> all() {
        return ledger.all();
    }

    public Optional<VerificationRequest> find(String id) {
        return ledger.find(id);
    }

    /** How many of the references are left that this verification may be decided by, whatever model they are of. */
    public int referencesLeft(VerificationRequest request) {
        return ledger.referencesLeft(request);
    }

    /**
     * Asks for a check: at the next login, or by a mail, which is sent before this returns.
     *
     * @throws VerificationRefusedException and nothing was asked for
     * @throws EngineBusyException the engine was not loaded within the configured time
     * @throws EngineUnavailableException the engine cannot work until an administrator acts
     */
    public VerificationRequest ask(Asked asked)
            throws VerificationRefusedException, EngineBusyException, EngineUnavailableException {
        requireAction();
        String model = session.getProvider(FaceEngine.class).embedderId();
        List<String> references = FaceCredentialProvider.of(session).usable(user, model);
        if (references.isEmpty()) {
            throw new VerificationRefusedException(Reason.NOT_ENROLLED);
        }
        // two at once would both find none open
        if (!Turn.takeUntilStored(session, "verifications." + realm.getId() + "." + user.getId())) {
            throw new VerificationRefusedException(Reason.OPEN);
        }
        FaceCredentialProvider.readAnew(user);
        if (ledger.open(asked.door()).isPresent()) {
            throw new VerificationRefusedException(Reason.OPEN);
        }
        long now = Time.currentTimeMillis();
        Long life = life(asked);
        VerificationRequest request = VerificationRequest.asked(
                KeycloakModelUtils.generateId(),
                asked.door(),
                now,
                life == null ? null : now + TimeUnit.SECONDS.toMillis(life),
                references);
        if (asked.door() == Door.EMAIL) {
            send(request, asked, life);
        }
        keep(request, asked.logout());
        return request;
    }

    /** Forgets one. If it is open, its link is dead then, and the login no longer demands it. */
    public void remove(VerificationRequest request) {
        ledger.remove(request.id());
        if (request.door() == Door.LOGIN
                && request.isOpen()
                && ledger.open(Door.LOGIN).isEmpty()) {
            user.removeRequiredAction(FaceVerifyActionFactory.ID);
        }
    }

    private void keep(VerificationRequest request, boolean logout) {
        ledger.add(request);
        if (request.door() == Door.LOGIN) {
            user.addRequiredAction(FaceVerifyActionFactory.ID);
        }
        if (logout) {
            endSessions();
        }
    }

    private void requireAction() throws VerificationRefusedException {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(FaceVerifyActionFactory.ID);
        if (action == null || !action.isEnabled()) {
            throw new VerificationRefusedException(Reason.NO_ACTION);
        }
    }

    private Long life(Asked asked) {
        if (asked.lifeSeconds() != null) {
            return asked.lifeSeconds().longValue();
        }
        return asked.door() == Door.LOGIN ? null : (long) realm.getActionTokenGeneratedByAdminLifespan();
    }

    private void send(VerificationRequest request, Asked asked, long life) throws VerificationRefusedException {
        if (user.getEmail() == null || user.getEmail().isBlank()) {
            throw new VerificationRefusedException(Reason.NO_EMAIL);
        }
        if (!user.isEnabled()) {
            throw new VerificationRefusedException(Reason.USER_DISABLED);
        }
        int expires = (int) TimeUnit.MILLISECONDS.toSeconds(request.expires());
        LinkToken token = new LinkToken(user.getId(), user.getEmail(), expires, request.id(), client(asked));
        String signed = token.serialize(session, realm, session.getContext().getUri());
        try {
            new VerificationMail(session, realm, user).send(LinkPages.address(session, realm, signed), life);
        } catch (EmailException e) {
            throw new VerificationRefusedException(Reason.MAIL_NOT_SENT, e);
        }
    }

    private LinkClient client(Asked asked) throws VerificationRefusedException {
        if (asked.clientId() == null && asked.redirectUri() == null) {
            return new LinkClient(null, null);
        }
        ClientModel client = asked.clientId() == null ? null : realm.getClientByClientId(asked.clientId());
        if (client == null
                || !client.isEnabled()
                || asked.redirectUri() != null
                        && RedirectUtils.verifyRedirectUri(session, asked.redirectUri(), client) == null) {
            throw new VerificationRefusedException(Reason.CLIENT);
        }
        return new LinkClient(asked.clientId(), asked.redirectUri());
    }

    /** As Keycloak's own logout of a user by an administrator; tokens that were issued before are void as well. */
    private void endSessions() {
        session.users().setNotBeforeForUser(realm, user, (int) Time.currentTimeSeconds());
        session.sessions()
                .getUserSessionsStream(realm, user)
                .toList()
                .forEach(userSession -> AuthenticationManager.backchannelLogout(
                        session,
                        realm,
                        userSession,
                        session.getContext().getUri(),
                        session.getContext().getConnection(),
                        session.getContext().getHttpRequest().getHttpHeaders(),
                        true));
    }
}
