package io.github.keycloakface.credential;

import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * What may be done by one at a time, on all nodes: between what was read and the write that rests on it nobody else
 * writes.
 */
public final class Turn implements AutoCloseable {

    /** Seconds after which the turn of a node that died ends; what is done in one takes less than a second. */
    private static final long LIFESPAN_SECONDS = 60;

    private final SingleUseObjectProvider shared;
    private final String key;

    private Turn(SingleUseObjectProvider shared, String key) {
        this.shared = shared;
        this.key = key;
    }

    /** Takes the turn, or nothing when somebody else has it. */
    public static Optional<Turn> take(SingleUseObjectProvider shared, String what) {
        String key = "face.turn." + what;
        return shared.putIfAbsent(key, LIFESPAN_SECONDS) ? Optional.of(new Turn(shared, key)) : Optional.empty();
    }

    /**
     * Takes the turn until this request's changes are stored or dropped.
     *
     * @return false when somebody else has it
     */
    public static boolean takeUntilStored(KeycloakSession session, String what) {
        Optional<Turn> turn = take(session.singleUseObjects(), what);
        turn.ifPresent(taken -> session.getTransactionManager().enlistAfterCompletion(taken.asTransaction()));
        return turn.isPresent();
    }

    /** The name of writing one user's references. */
    public static String ofReferences(String realmId, String userId) {
        return "references." + realmId + "." + userId;
    }

    @Override
    public void close() {
        shared.remove(key);
    }

    private AbstractKeycloakTransaction asTransaction() {
        return new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                close();
            }

            @Override
            protected void rollbackImpl() {
                close();
            }
        };
    }
}
