package io.github.keycloakface.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;

class KeyUseTest {

    private final Map<String, String> attributes = new HashMap<>();
    private final Set<String> turns = new HashSet<>();
    private final KeyUse use = new KeyUse(account(), UUID.randomUUID());
    private int writes;

    @AfterEach
    void backToNow() {
        Time.setOffset(0);
    }

    @Test
    void isNotedOnceInAWhile() {
        assertThat(use.last()).isEmpty();
        for (int i = 0; i < 10; i++) {
            use.note(session());
        }
        assertThat(writes).isEqualTo(1);

        Time.setOffset(KeyUse.PRECISION_SECONDS + 1);
        turns.clear();
        use.note(session());

        assertThat(writes).isEqualTo(2);
        assertThat(use.last().orElseThrow()).isBetween(Time.currentTimeSeconds() - 5, Time.currentTimeSeconds());
    }

    @Test
    void whileAnotherRequestNotesItNothingIsWritten() {
        use.note(session());
        attributes.clear();

        use.note(session());

        assertThat(writes).isEqualTo(1);
    }

    @Test
    void whatIsNoTimeIsAsGoodAsNone() {
        use.note(session());
        attributes.replaceAll((name, value) -> "yesterday");

        assertThat(use.last()).isEmpty();
    }

    @Test
    void isForgottenWithTheKey() {
        use.note(session());

        use.forget();

        assertThat(attributes).isEmpty();
    }

    private UserModel account() {
        return Stub.of(UserModel.class)
                .on("getFirstAttribute", given -> attributes.get((String) given[0]))
                .on("removeAttribute", given -> attributes.remove((String) given[0]))
                .on("setSingleAttribute", given -> {
                    writes++;
                    return attributes.put((String) given[0], (String) given[1]);
                })
                .make();
    }

    private KeycloakSession session() {
        SingleUseObjectProvider objects = Stub.of(SingleUseObjectProvider.class)
                .on("putIfAbsent", given -> turns.add((String) given[0]))
                .make();
        return Stub.of(KeycloakSession.class).with("singleUseObjects", objects).make();
    }
}
