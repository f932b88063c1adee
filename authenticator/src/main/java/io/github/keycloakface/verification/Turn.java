package io.github.keycloakface.verification;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * One decision about a verification at a time, on all nodes: two browsers at once must neither undo what the other one
 * wrote nor bring back what was cancelled.
 */
final class Turn {

    /** Seconds after which a node that died no longer blocks; a decision takes less than one. */
    private static final long LONGEST = 60;

    private final KeycloakSession session;

    Turn(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Takes the turn until this request's changes are stored.
     *
     * @return false when somebody else has it
     */
    boolean take(String verificationId) {
        String key = "face.verification." + verificationId;
        if (!session.singleUseObjects().putIfAbsent(key, LONGEST)) {
            return false;
        }
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                session.singleUseObjects().remove(key);
            }

            @Override
            protected void rollbackImpl() {
                session.singleUseObjects().remove(key);
            }
        });
        return true;
    }
}
