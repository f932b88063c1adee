package io.github.keycloakface.admin;

import io.github.keycloakface.http.ProblemException;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Writes of one user's references, one after the other on all nodes: what was counted before a write holds until it is
 * committed.
 */
final class UserTurn implements AutoCloseable {

    /** Seconds after which a turn ends whose node died: far longer than one row takes. */
    private static final long LIFESPAN_SECONDS = 30;

    /** Of waiting, in all five seconds: as long as the engine keeps its callers. */
    private static final int STEPS = 200;

    private static final long STEP_MILLIS = 25;

    private static final int RETRY_AFTER_SECONDS = 1;

    private final SingleUseObjectProvider shared;
    private final String key;

    private UserTurn(SingleUseObjectProvider shared, String key) {
        this.shared = shared;
        this.key = key;
    }

    /** @throws ProblemException BUSY, when too many write the same user's */
    static UserTurn take(SingleUseObjectProvider shared, String realmId, String userId) throws ProblemException {
        String key = "face.references." + realmId + "." + userId;
        try {
            for (int step = 0; step < STEPS; step++) {
                if (shared.putIfAbsent(key, LIFESPAN_SECONDS)) {
                    return new UserTurn(shared, key);
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.busy(RETRY_AFTER_SECONDS);
    }

    @Override
    public void close() {
        shared.remove(key);
    }
}
