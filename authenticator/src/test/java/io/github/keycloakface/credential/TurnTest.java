package io.github.keycloakface.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.SingleUseObjectProvider;

class TurnTest {

    private final Set<String> taken = new HashSet<>();

    @Test
    void onlyOneHasItAtATime() {
        assertThat(take(new ArrayList<>(), "1")).isTrue();
        assertThat(take(new ArrayList<>(), "1")).isFalse();
        assertThat(take(new ArrayList<>(), "2")).isTrue();
    }

    @Test
    void itIsGivenBackWhenTheChangesAreStored() {
        isGivenBackBy(KeycloakTransaction::commit);
    }

    @Test
    void itIsGivenBackWhenTheChangesAreDropped() {
        isGivenBackBy(KeycloakTransaction::rollback);
    }

    private void isGivenBackBy(Consumer<KeycloakTransaction> end) {
        List<KeycloakTransaction> after = new ArrayList<>();
        take(after, "1");
        assertThat(take(new ArrayList<>(), "1")).isFalse();
        after.get(0).begin();
        end.accept(after.get(0));

        assertThat(take(new ArrayList<>(), "1")).isTrue();
    }

    @Test
    void whoDidNotGetItGivesNothingBack() {
        take(new ArrayList<>(), "1");
        List<KeycloakTransaction> after = new ArrayList<>();
        take(after, "1");

        assertThat(after).isEmpty();
    }

    private boolean take(List<KeycloakTransaction> after, String what) {
        SingleUseObjectProvider shared = Stub.of(SingleUseObjectProvider.class)
                .on("putIfAbsent", given -> taken.add((String) given[0]))
                .on("remove", given -> {
                    taken.remove((String) given[0]);
                    return null;
                })
                .make();
        KeycloakTransactionManager transactions = Stub.of(KeycloakTransactionManager.class)
                .on("enlistAfterCompletion", given -> after.add((KeycloakTransaction) given[0]))
                .make();
        KeycloakSession session = Stub.of(KeycloakSession.class)
                .with("singleUseObjects", shared)
                .with("getTransactionManager", transactions)
                .make();
        return Turn.takeUntilStored(session, what);
    }
}
