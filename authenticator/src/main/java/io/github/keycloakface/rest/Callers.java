package io.github.keycloakface.rest;

import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Finds out who calls. The first way whose header is there decides alone: a wrong key is not saved by a token. */
record Callers(List<CallerAuthentication> ways) {

    static Callers of(KeycloakSession session) {
        return new Callers(List.of(new SubscriptionKeyAuthentication(session), new BearerAuthentication(session)));
    }

    Caller authenticate() throws ProblemException {
        return ways.stream()
                .filter(CallerAuthentication::applies)
                .findFirst()
                .flatMap(CallerAuthentication::authenticate)
                .orElseThrow(() -> new ProblemException(Reason.KEY_INVALID));
    }
}
