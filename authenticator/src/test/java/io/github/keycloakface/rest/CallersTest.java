package io.github.keycloakface.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.services.cors.Cors;

class CallersTest {

    private static final Caller SOMEBODY = new Caller() {
        @Override
        public boolean mayVerify() {
            return true;
        }

        @Override
        public Cors checkOrigin(Cors cors) {
            return cors;
        }

        @Override
        public void takeRequest() {}
    };

    @Test
    void aWrongKeyIsNotSavedByATokenBesideIt() {
        Callers callers = new Callers(List.of(way(true, null), way(true, SOMEBODY)));

        assertThat(refusal(callers)).isEqualTo(Reason.KEY_INVALID);
    }

    @Test
    void aWayWhoseHeaderIsAbsentIsPassedOver() throws ProblemException {
        assertThat(new Callers(List.of(way(false, null), way(true, SOMEBODY))).authenticate())
                .isSameAs(SOMEBODY);
    }

    @Test
    void nobodyIsRefused() {
        Callers callers = new Callers(List.of(way(false, SOMEBODY), way(false, SOMEBODY)));

        assertThat(refusal(callers)).isEqualTo(Reason.KEY_INVALID);
    }

    private static Reason refusal(Callers callers) {
        return catchThrowableOfType(ProblemException.class, callers::authenticate)
                .problem()
                .reason();
    }

    private static CallerAuthentication way(boolean applies, Caller caller) {
        return new CallerAuthentication() {
            @Override
            public boolean applies() {
                return applies;
            }

            @Override
            public Optional<Caller> authenticate() {
                return Optional.ofNullable(caller);
            }
        };
    }
}
