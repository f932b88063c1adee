package io.github.keycloakface.challenge;

import io.github.keycloakface.attempt.FaceAttempts;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.challenge.Challenge;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** How a challenge begins: a ticket for a nonce. */
record BegunChallenge(KeycloakSession session, ChallengeStore store, RandomGenerator secure) {

    /** From the first picture to the form. */
    static final long LIFE_MILLIS = 60_000;

    /**
     * Draws a challenge. Who drops it to draw an easier one has used up an attempt, if the ticket has limits; without,
     * at enrollment, the page itself was one already.
     *
     * @throws ProblemException CHALLENGE_GONE for a ticket that is used, foreign or made up; RATE_LIMITED when no
     *     attempt is left
     */
    ChallengeAnswer of(String secret) throws ProblemException {
        RealmModel realm = session.getContext().getRealm();
        Ticket ticket = store.takeTicket(secret)
                .filter(taken -> taken.door().realmId().equals(realm.getId()))
                .orElseThrow(() -> new ProblemException(Reason.CHALLENGE_GONE));
        UserModel user = session.users().getUserById(realm, ticket.door().userId());
        if (user == null || !user.isEnabled()) {
            throw new ProblemException(Reason.CHALLENGE_GONE);
        }
        int attempt = attempt(realm, user, ticket);
        long now = Time.currentTimeMillis();
        ChallengeState state = ChallengeState.begun(
                ticket.door(), Challenge.draw(ticket.kind(), secure), attempt, now, now + LIFE_MILLIS);
        return ChallengeAnswer.of(store.keep(state), state, null, false);
    }

    private int attempt(RealmModel realm, UserModel user, Ticket ticket) throws ProblemException {
        if (ticket.limits() == null) {
            return 0;
        }
        OptionalInt attempt = new FaceAttempts(session, realm, user, ticket.limits()).beginForLater();
        return attempt.orElseThrow(
                () -> ProblemException.rateLimited(ticket.limits().delaySeconds()));
    }
}
