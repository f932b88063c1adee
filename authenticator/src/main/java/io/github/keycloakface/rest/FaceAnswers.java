package io.github.keycloakface.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Turns every end of a call into JSON. */
final class FaceAnswers {

    private static final Logger LOG = Logger.getLogger(FaceAnswers.class);

    private final FaceJson json = new FaceJson();
    private final KeycloakSession session;

    FaceAnswers(KeycloakSession session) {
        this.session = session;
    }

    /** What a call does. */
    @FunctionalInterface
    interface Call {
        VerifyResponse answer() throws ProblemException;
    }

    /**
     * The one boundary: a program error must reach the caller in the contract's form, with no word of the exception.
     * Keycloak's own mapper for uncaught exceptions answers in another form, and a mapper of ours would be one for the
     * whole server. The task keeps whatever is thrown, errors of the JVM included.
     */
    Response of(Call call) {
        FutureTask<Response> task = new FutureTask<>(() -> foreseen(call));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            LOG.error("face/verify failed unexpectedly", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.getTransactionManager().setRollbackOnly();
        return of(FaceProblem.of(Reason.INTERNAL)).build();
    }

    Response of(Reason reason) {
        return of(FaceProblem.of(reason)).build();
    }

    private Response foreseen(Call call) {
        try {
            return response(Response.Status.OK.getStatusCode(), call.answer()).build();
        } catch (ProblemException e) {
            return of(e);
        }
    }

    private Response of(ProblemException exception) {
        Response.ResponseBuilder response = of(exception.problem());
        if (exception.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, exception.retryAfterSeconds());
        }
        return response.build();
    }

    private Response.ResponseBuilder of(FaceProblem problem) {
        Response.ResponseBuilder response = response(problem.code(), problem);
        if (problem.reason() == Reason.KEY_INVALID) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge());
        }
        return response;
    }

    private Response.ResponseBuilder response(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(json.bytes(body));
    }

    private String challenge() {
        String realm = session.getContext().getRealm().getName().replaceAll("[\"\\\\\\p{Cntrl}]", "");
        return "Bearer realm=\"" + realm + "\"";
    }
}
