package io.github.keycloakface.admin;

import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.engine.Permit;
import io.github.keycloakface.http.AnnouncedLength;
import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A call that brings photos, after its caller was admitted. */
record PhotoCall(KeycloakSession session, FaceEngine engine, SingleUseObjectProvider shared) {

    static PhotoCall of(AdminCall call) {
        KeycloakSession session = call.session();
        // asked for now: a provider with a transaction cannot be had once the session's is over
        return new PhotoCall(session, session.getProvider(FaceEngine.class), session.singleUseObjects());
    }

    /** What is done with a body while memory is set aside for it. */
    @FunctionalInterface
    interface Work<B, R> {
        R with(B body) throws ProblemException, EngineBusyException, EngineUnavailableException;
    }

    /** What is done with the database, in a transaction of its own. */
    @FunctionalInterface
    interface Storing<R> {
        R in(KeycloakSession session) throws ProblemException;
    }

    /**
     * Reads the body and works on it. A slow upload or a queue must not hold a connection of the pool that logins
     * need: this session's work on the database ends here.
     */
    <B extends Record, R> R read(InputStream body, Class<B> type, Work<B, R> work) throws ProblemException {
        session.getTransactionManager().commit();
        long length = AnnouncedLength.of(session.getContext().getHttpRequest().getHttpHeaders(), engine.maxBodyBytes());
        return AdminCall.withEngine(() -> {
            try (Permit memory = engine.reserve(length)) {
                return work.with(new JsonBody<>(type, engine.maxBodyBytes()).read(body));
            }
        });
    }

    /** Lets nobody else write this user's references until it is closed. */
    Turn turn(String userId) throws ProblemException {
        return UserTurn.take(shared, session.getContext().getRealm().getId(), userId);
    }

    /** Works on the database in a transaction of its own, and returns when it is committed. */
    <R> R store(Storing<R> storing) throws ProblemException {
        Outcome<R> outcome = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), fresh -> outcome(fresh, storing), "face");
        if (outcome.problem != null) {
            throw outcome.problem;
        }
        return outcome.result;
    }

    /**
     * Stores what has an id of its own. Another node may do so at the same moment, and the database then refuses the
     * later one: it looks again, and finds what the other one stored.
     */
    <R> R storeOnce(Storing<R> storing) throws ProblemException {
        try {
            return store(storing);
        } catch (ModelDuplicateException e) {
            return store(storing);
        }
    }

    /** Keycloak's jobs throw no checked exception. */
    private record Outcome<R>(R result, ProblemException problem) {}

    private static <R> Outcome<R> outcome(KeycloakSession fresh, Storing<R> storing) {
        try {
            return new Outcome<>(storing.in(fresh), null);
        } catch (ProblemException e) {
            fresh.getTransactionManager().setRollbackOnly();
            return new Outcome<>(null, e);
        }
    }
}
