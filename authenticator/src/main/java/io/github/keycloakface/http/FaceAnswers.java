package io.github.keycloakface.http;

import io.github.keycloakface.metrics.FaceMeters;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Turns every end of a call into JSON. */
public final class FaceAnswers {

    private static final Logger LOG = Logger.getLogger(FaceAnswers.class);

    private final FaceJson json = new FaceJson();
    private final KeycloakSession session;

    public FaceAnswers(KeycloakSession session) {
        this.session = session;
    }

    /** What a call does. */
    @FunctionalInterface
    public interface Call {
        Answer answer() throws ProblemException;
    }

    /**
     * The one boundary: a program error must reach the caller in the contract's form, with no word of the exception.
     * Keycloak's own mapper for uncaught exceptions answers in another form, and a mapper of ours would be one for the
     * whole server. The task keeps whatever is thrown, errors of the JVM included.
     */
    public Response of(Call call) {
        FutureTask<Response> task = new FutureTask<>(() -> foreseen(call));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            LOG.error("A call of the face API failed unexpectedly", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.getTransactionManager().setRollbackOnly();
        return of(Reason.INTERNAL);
    }

    public Response of(Reason reason) {
        count(reason);
        return of(FaceProblem.of(reason)).build();
    }

    private static void count(Reason reason) {
        FaceMeters.ofServer().request(Endpoint.name(), reason);
    }

    private Response foreseen(Call call) {
        try {
            Answer answer = call.answer();
            Response response =
                    response(answer.status().getStatusCode(), answer.body()).build();
            count(null);
            return response;
        } catch (ProblemException e) {
            count(e.problem().reason());
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
        Response.ResponseBuilder response = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return body == null
                ? response
                : response.type(MediaType.APPLICATION_JSON_TYPE).entity(json.bytes(body));
    }

    private String challenge() {
        String realm = session.getContext().getRealm().getName().replaceAll("[\"\\\\\\p{Cntrl}]", "");
        return "Bearer realm=\"" + realm + "\"";
    }
}
