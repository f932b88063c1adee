package io.github.keycloakface.rest;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.engine.Permit;
import io.github.keycloakface.http.AnnouncedLength;
import io.github.keycloakface.http.CappedBody;
import io.github.keycloakface.http.FaceProblem;
import io.github.keycloakface.http.OpenLine;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/** One call, cheapest refusal first: no byte of a body is read for who may not call. */
final class FaceExchange {

    private final KeycloakSession session;
    private final Operation operation;
    private final FaceEngine engine;

    FaceExchange(KeycloakSession session, Operation operation) {
        this.session = session;
        this.operation = operation;
        this.engine = session.getProvider(FaceEngine.class);
    }

    Object answer(InputStream body) throws ProblemException {
        admit();
        giveDatabaseBack();
        long length = AnnouncedLength.of(session.getContext().getHttpRequest().getHttpHeaders(), engine.maxBodyBytes());
        try (Permit memory = engine.reserve(length)) {
            RequestReader reader = new RequestReader(engine.maxBodyBytes(), operation.members());
            return answer(reader.read(new CappedBody(body, engine.maxBodyBytes())));
        } catch (EngineBusyException e) {
            throw ProblemException.busy(e.retryAfterSeconds());
        }
    }

    private void admit() throws ProblemException {
        OpenLine.refuse(session);
        Caller caller = Callers.of(session).authenticate();
        allowOrigin(caller);
        if (!caller.mayVerify()) {
            throw new ProblemException(Reason.NOT_ALLOWED);
        }
        caller.takeRequest();
    }

    /** Before the role is looked at, so that a browser can read that refusal, too. */
    private void allowOrigin(Caller caller) throws ProblemException {
        try {
            caller.checkOrigin(Cors.builder().auth().exposedHeaders(HttpHeaders.RETRY_AFTER))
                    .add();
        } catch (ForbiddenException e) {
            throw notAllowed("This web origin may not call: add it to those of the caller's client or key.");
        }
    }

    /** A slow upload or a queue must not hold a connection of the pool that logins need; nothing is stored after. */
    private void giveDatabaseBack() {
        session.getTransactionManager().commit();
    }

    private Object answer(RequestMembers request) throws ProblemException, EngineBusyException {
        try {
            return operation.answer(request, engine);
        } catch (ProbeRefusedException e) {
            throw new ProblemException(FaceProblem.of(e));
        } catch (EngineUnavailableException e) {
            // the reason went to the log when loading failed; once is enough
            throw new ProblemException(Reason.INTERNAL);
        }
    }

    private static ProblemException notAllowed(String sentence) {
        return new ProblemException(FaceProblem.of(Reason.NOT_ALLOWED, sentence));
    }
}
