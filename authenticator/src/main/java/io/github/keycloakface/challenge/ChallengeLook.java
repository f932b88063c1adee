package io.github.keycloakface.challenge;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.challenge.LookAdvice;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/** One look: a nonce and a picture for the next nonce. */
final class ChallengeLook {

    private final ChallengeStore store;
    private final FaceEngine engine;
    private final String realmId;

    ChallengeLook(KeycloakSession session, ChallengeStore store) {
        this.store = store;
        this.engine = session.getProvider(FaceEngine.class);
        this.realmId = session.getContext().getRealm().getId();
        // a queue before the engine must not hold a connection of the pool that logins need
        session.getTransactionManager().commit();
    }

    /**
     * Looks at a picture. The nonce is gone before that: the same look twice, or two at once, find nothing.
     *
     * @throws ProblemException CHALLENGE_GONE for a nonce that is used, foreign, made up or too old
     */
    ChallengeAnswer of(LookRequest request) throws ProblemException {
        ChallengeState state = store.take(request.nonce())
                .filter(taken -> taken.door().realmId().equals(realmId) && !taken.isOver())
                .orElseThrow(() -> new ProblemException(Reason.CHALLENGE_GONE));
        byte[] image =
                request.image() == null ? new byte[0] : request.image().bytes().orElse(new byte[0]);
        ChallengeProgress progress = look(state, image, Time.currentTimeMillis());
        return ChallengeAnswer.of(store.keep(progress.state()), progress.state(), progress.advice(), progress.kept());
    }

    private ChallengeProgress look(ChallengeState state, byte[] image, long now) {
        try {
            return ChallengeProgress.of(state, engine.look(image), null, FrameHash.of(image), now);
        } catch (DefectiveFaceException e) {
            return ChallengeProgress.of(state, null, LookAdvice.of(e.defect()), null, now);
        } catch (EngineBusyException e) {
            return ChallengeProgress.busy(state, Time.currentTimeMillis());
        } catch (EngineUnavailableException e) {
            // fails closed; the form then says so
            return new ChallengeProgress(state.failed(ChallengeFault.UNAVAILABLE), LookAdvice.UNREADABLE, false);
        }
    }
}
