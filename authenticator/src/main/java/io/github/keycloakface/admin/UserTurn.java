package io.github.keycloakface.admin;

import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.http.ProblemException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.SingleUseObjectProvider;

/** Waits for the turn to write one user's references: a tool sends the photos of a person in parallel. */
final class UserTurn {

    /** Of waiting, in all five seconds: as long as the engine keeps its callers. */
    private static final int STEPS = 200;

    private static final long STEP_MILLIS = 25;

    private static final int RETRY_AFTER_SECONDS = 1;

    private UserTurn() {}

    /** @throws ProblemException BUSY, when too many write the same user's */
    static Turn take(SingleUseObjectProvider shared, String realmId, String userId) throws ProblemException {
        try {
            for (int step = 0; step < STEPS; step++) {
                Optional<Turn> turn = Turn.take(shared, Turn.ofReferences(realmId, userId));
                if (turn.isPresent()) {
                    return turn.get();
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.busy(RETRY_AFTER_SECONDS);
    }
}
