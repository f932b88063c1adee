package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import org.junit.jupiter.api.Test;

class AdminCallTest {

    @Test
    void whatTheEngineYieldsIsTheResult() throws ProblemException {
        assertThat(AdminCall.<String>withEngine(() -> "a face")).isEqualTo("a face");
    }

    @Test
    void aBusyEngineSaysWhenToTryAgain() {
        ProblemException problem = problem(() -> {
            throw new EngineBusyException(7);
        });

        assertThat(problem.problem().reason()).isEqualTo(Reason.BUSY);
        assertThat(problem.retryAfterSeconds()).isEqualTo(7);
    }

    @Test
    void anEngineThatCannotWorkDoesNotSayWhy() {
        ProblemException problem = problem(() -> {
            throw new EngineUnavailableException("the weights are gone", null);
        });

        assertThat(problem.problem().reason()).isEqualTo(Reason.INTERNAL);
        assertThat(problem.problem().message()).doesNotContain("weights");
    }

    private static ProblemException problem(AdminCall.EngineWork<String> work) {
        return catchThrowableOfType(ProblemException.class, () -> AdminCall.withEngine(work));
    }
}
