package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.Stub;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.ModelDuplicateException;

/** The database speaks at the end of a transaction, which is when a session is closed. */
class PhotoCallTest {

    private final List<String> said = new ArrayList<>();
    private int refusals;

    @Test
    void whatAnotherNodeStoredAtTheSameMomentIsFoundTheSecondTime() throws ProblemException {
        refusals = 1;

        int found = call().storeOnce(session -> said.size());

        assertThat(found).isEqualTo(4);
        assertThat(said).containsExactly("begin", "close", "refused", "begin", "close");
    }

    @Test
    void whatIsRefusedAgainIsNotTriedForEver() {
        refusals = 2;

        assertThatThrownBy(() -> call().storeOnce(session -> "look")).isInstanceOf(ModelDuplicateException.class);
    }

    @Test
    void aProblemStoresNothing() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> call().storeOnce(session -> {
                    throw new ProblemException(Reason.REFERENCES_FULL);
                }));

        assertThat(problem.problem().reason()).isEqualTo(Reason.REFERENCES_FULL);
        assertThat(said).containsExactly("begin", "setRollbackOnly", "close");
    }

    private PhotoCall call() {
        KeycloakSessionFactory factory = Stub.of(KeycloakSessionFactory.class)
                .on("create", given -> fresh())
                .make();
        KeycloakSession session = Stub.of(KeycloakSession.class)
                .with("getKeycloakSessionFactory", factory)
                .with("getContext", null)
                .make();
        return new PhotoCall(session, null, null);
    }

    private KeycloakSession fresh() {
        KeycloakTransactionManager transactions = Stub.of(KeycloakTransactionManager.class)
                .on("begin", given -> said.add("begin"))
                .on("setRollbackOnly", given -> said.add("setRollbackOnly"))
                .make();
        Map<Object, Object> attributes = new HashMap<>();
        return Stub.of(KeycloakSession.class)
                .with("getTransactionManager", transactions)
                .on("getAttribute", given -> attributes.get(given[0]))
                .on("setAttribute", given -> attributes.put(given[0], given[1]))
                .on("close", given -> close())
                .make();
    }

    private Object close() {
        said.add("close");
        if (refusals-- > 0) {
            said.add("refused");
            throw new ModelDuplicateException("a row of this id");
        }
        return null;
    }
}
