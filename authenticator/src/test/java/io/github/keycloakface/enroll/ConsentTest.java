package io.github.keycloakface.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.sessions.AuthenticationSessionModel;

class ConsentTest {

    private final Map<String, String> notes = new HashMap<>();
    private final AuthenticationSessionModel session = Stub.session(notes).make();

    @Test
    void nothingIsAgreedToBeforehand() {
        assertThat(Consent.of(session, "1")).isEmpty();
    }

    @Test
    void bearsTheTimeOfTheAgreement() {
        long before = System.currentTimeMillis();

        Consent given = Consent.give(session, "1");

        assertThat(given.time()).isBetween(before, System.currentTimeMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2026-07-31", "v1.2_final", "a|b"})
    void isFoundAgainAsItWasGiven(String version) {
        Consent given = Consent.give(session, version);

        assertThat(given.version()).isEqualTo(version);
        assertThat(Consent.of(session, version)).contains(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "11", "", "1 ", "01"})
    void doesNotHoldForAnotherText(String version) {
        Consent.give(session, "1");

        assertThat(Consent.of(session, version)).isEmpty();
    }

    @Test
    void theLastOneHolds() {
        Consent.give(session, "1");
        Consent.give(session, "2");

        assertThat(Consent.of(session, "1")).isEmpty();
        assertThat(Consent.of(session, "2")).isPresent();
    }

    @Test
    void staysInItsSession() {
        Consent.give(session, "1");

        assertThat(Consent.of(Stub.session(new HashMap<>()).make(), "1")).isEmpty();
    }

    @Test
    void isForgottenWithoutATrace() {
        Consent.give(session, "1");

        Consent.forget(session);

        assertThat(Consent.of(session, "1")).isEmpty();
        assertThat(notes).isEmpty();
    }
}
