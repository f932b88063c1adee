package io.github.keycloakface.rest;

import io.github.keycloakface.challenge.ChallengeResource;
import io.github.keycloakface.http.Answer;
import io.github.keycloakface.http.FaceAnswers;
import io.github.keycloakface.http.Reason;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/**
 * The addresses under {@code /realms/{realm}/face}. No method names a media type: which Content-Type or Accept a client
 * sends decides nothing, and a 415 or 406 would be an error that no client knows.
 */
public final class FaceResource {

    private static final String OPERATIONS = "verify|detect|quality|liveness";
    private static final String POST_ONLY = OPERATIONS + "|challenge(/looks)?";

    private final KeycloakSession session;
    private final FaceAnswers answers;

    FaceResource(KeycloakSession session) {
        this.session = session;
        this.answers = new FaceAnswers(session);
    }

    @POST
    @Path("verify")
    public Response verify(InputStream body) {
        return answer(new VerifyOperation(), body);
    }

    @POST
    @Path("detect")
    public Response detect(InputStream body) {
        return answer(new DetectOperation(), body);
    }

    @POST
    @Path("quality")
    public Response quality(InputStream body) {
        return answer(new QualityOperation(), body);
    }

    @POST
    @Path("liveness")
    public Response liveness(InputStream body) {
        return answer(new LivenessOperation(), body);
    }

    @OPTIONS
    @Path("{operation: " + OPERATIONS + "}")
    public Response preflight() {
        return Preflight.answer(session);
    }

    /** For the pages of a login, whose script begins a challenge here and goes through it. */
    @POST
    @Path("challenge")
    public Response challenge(InputStream body) {
        return new ChallengeResource(session).begin(body);
    }

    @POST
    @Path("challenge/looks")
    public Response look(InputStream body) {
        return new ChallengeResource(session).look(body);
    }

    @GET
    @Path("openapi.json")
    public Response openApi() {
        Cors.builder().allowAllOrigins().add();
        return Response.ok(FaceResource.class.getResourceAsStream("/keycloak-face/openapi.json"))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** The page for administrators. */
    @GET
    @Path("console")
    public Response console() {
        return new ConsolePage(session).page();
    }

    @GET
    @Path("console/{file}")
    public Response consoleFile(@PathParam("file") String file) {
        return ConsoleFile.named(file)
                .map(known -> new ConsolePage(session).file(known))
                .orElseGet(() -> answers.of(Reason.NOT_FOUND));
    }

    @GET
    @Path("{other: .*}")
    public Response nothingToGet(@PathParam("other") String path) {
        // an address that was opened in a browser; two templates would be as good as each other to the server
        return path.matches(POST_ONLY) ? postOnly() : answers.of(Reason.NOT_FOUND);
    }

    @POST
    @Path("{other: .*}")
    public Response nothingToPost() {
        return answers.of(Reason.NOT_FOUND);
    }

    private Response postOnly() {
        return Response.fromResponse(answers.of(Reason.METHOD_NOT_ALLOWED))
                .header(HttpHeaders.ALLOW, "POST, OPTIONS")
                .build();
    }

    private Response answer(Operation operation, InputStream body) {
        return answers.of(() -> Answer.ok(new FaceExchange(session, operation).answer(body)));
    }
}
