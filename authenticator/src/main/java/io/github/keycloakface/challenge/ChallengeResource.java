package io.github.keycloakface.challenge;

import io.github.keycloakface.http.AnnouncedLength;
import io.github.keycloakface.http.Answer;
import io.github.keycloakface.http.FaceAnswers;
import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.OpenLine;
import io.github.keycloakface.http.ProblemException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.security.SecureRandom;
import org.keycloak.models.KeycloakSession;

/**
 * The addresses by which a page of ours goes through a challenge. Nobody else has a use for them: the ticket that the
 * page was given is the only way in, and no other web origin may call, so that there are no CORS headers.
 */
public final class ChallengeResource {

    /** Longest body that begins: a ticket in JSON has 50 characters. */
    private static final int MAX_BEGIN = 1024;

    /** Longest body of a look: one picture as large as a form field may be, and JSON around it. */
    static final int MAX_LOOK = 91 * 1024;

    private final KeycloakSession session;
    private final FaceAnswers answers;

    public ChallengeResource(KeycloakSession session) {
        this.session = session;
        this.answers = new FaceAnswers(session);
    }

    /** Takes the ticket and draws a challenge. */
    public Response begin(InputStream body) {
        return answers.of(() -> {
            OpenLine.refuse(session);
            String ticket = read(BeginRequest.class, MAX_BEGIN, body).ticket();
            return Answer.ok(new BegunChallenge(session, store(), new SecureRandom()).of(ticket));
        });
    }

    /** Takes the nonce, looks at the picture and says what comes next. */
    public Response look(InputStream body) {
        return answers.of(() -> {
            OpenLine.refuse(session);
            ChallengeLook look = new ChallengeLook(session, store());
            return Answer.ok(look.of(read(LookRequest.class, MAX_LOOK, body)));
        });
    }

    private ChallengeStore store() {
        return new ChallengeStore(SharedObjects.of(session));
    }

    private <B extends Record> B read(Class<B> type, int maxBytes, InputStream body) throws ProblemException {
        AnnouncedLength.of(session.getContext().getHttpRequest().getHttpHeaders(), maxBytes);
        return new JsonBody<>(type, maxBytes).read(body);
    }
}
