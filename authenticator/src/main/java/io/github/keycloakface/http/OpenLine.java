package io.github.keycloakface.http;

import org.keycloak.models.KeycloakSession;

/** The realm's own rule, as for a login: neither a key nor a photo goes over an open line. */
public final class OpenLine {

    private OpenLine() {}

    /**
     * Refuses a caller of whom the realm demands https, and who did without.
     *
     * @throws ProblemException NOT_ALLOWED
     */
    public static void refuse(KeycloakSession session) throws ProblemException {
        boolean open =
                !"https".equals(session.getContext().getUri().getBaseUri().getScheme());
        if (open
                && session.getContext()
                        .getRealm()
                        .getSslRequired()
                        .isRequired(session.getContext().getConnection())) {
            throw new ProblemException(
                    FaceProblem.of(Reason.NOT_ALLOWED, "This realm requires https: call the https address."));
        }
    }
}
