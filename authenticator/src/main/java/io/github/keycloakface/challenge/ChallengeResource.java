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
import org.keycloak.models.utils.KeycloakModelUtils;

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
            // a slow upload must not hold a connection of the pool that logins need
            session.getTransactionManager().commit();
            return Answer.ok(begun(read(BeginRequest.class, MAX_BEGIN, body).ticket()));
        });
    }

    private ChallengeAnswer begun(String ticket) throws ProblemException {
        Begun begun = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), fresh -> begun(fresh, ticket), "face");
        if (begun.problem != null) {
            throw begun.problem;
        }
        return begun.answer;
    }

    /** Keycloak's jobs throw no checked exception. */
    private record Begun(ChallengeAnswer answer, ProblemException problem) {}

    /** Is committed with a problem, too: a delay that begins must last. */
    private static Begun begun(KeycloakSession fresh, String ticket) {
        try {
            ChallengeStore store = new ChallengeStore(SharedObjects.of(fresh));
            return new Begun(new BegunChallenge(fresh, store, new SecureRandom()).of(ticket), null);
        } catch (ProblemException e) {
            return new Begun(null, e);
        }
    }

    /** Takes the nonce, looks at the picture and says what comes next. */
    public Response look(InputStream body) {
        return answers.of(() -> {
            OpenLine.refuse(session);
            ChallengeLook look = new ChallengeLook(session, new ChallengeStore(SharedObjects.of(session)));
            return Answer.ok(look.of(read(LookRequest.class, MAX_LOOK, body)));
        });
    }

    private <B extends Record> B read(Class<B> type, int maxBytes, InputStream body) throws ProblemException {
        AnnouncedLength.of(session.getContext().getHttpRequest().getHttpHeaders(), maxBytes);
        return new JsonBody<>(type, maxBytes).read(body);
    }
}
