package io.github.keycloakface.rest;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.keycloakface.http.BodyTooLargeException;
import io.github.keycloakface.http.FaceJson;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Reads a body as what it is, not as what its Content-Type says: half of the clients in use name the wrong one or none.
 * A JSON object begins with a brace, a form with a letter.
 */
final class RequestReader {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final JsonFactory json;
    private final Set<Member> known;

    /** @param known the members that are kept */
    RequestReader(int maxBodyBytes, Set<Member> known) {
        this.known = known;
        this.json = FaceJson.reader(maxBodyBytes);
    }

    /** @throws ProblemException the body is unreadable */
    RequestMembers read(InputStream body) throws ProblemException {
        try (BufferedInputStream in = new BufferedInputStream(body, BUFFER_BYTES)) {
            RequestMembers members = new RequestMembers(known);
            return isForm(in) ? FormMembers.read(in, members) : JsonMembers.read(json, in, members);
        } catch (BodyTooLargeException e) {
            throw new ProblemException(Reason.BODY_TOO_LARGE);
        } catch (IOException e) {
            throw new ProblemException(Reason.MALFORMED_JSON);
        }
    }

    private static boolean isForm(BufferedInputStream in) throws IOException {
        in.mark(BUFFER_BYTES);
        int first = in.read();
        for (int read = 1; first >= 0 && first <= ' ' && read < BUFFER_BYTES; read++) {
            first = in.read();
        }
        in.reset();
        return first >= 'A' && first <= 'Z' || first >= 'a' && first <= 'z';
    }
}
