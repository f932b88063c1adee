package io.github.keycloakface.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationRequestTest {

    private static final Evidence WORTH = new Evidence(100_000, Evidence.NO_LIVENESS);

    @ParameterizedTest
    @EnumSource
    void isPendingUntilItsTimeRunsOut(Door door) {
        VerificationRequest asked = asked(door, 2_000L);

        assertThat(asked.at(1_999)).isSameAs(asked);
        assertThat(asked.isOpen()).isTrue();
        assertThat(asked.at(2_000).status()).isEqualTo(Status.EXPIRED);
        assertThat(asked.at(2_000).isOpen()).isFalse();
        assertThat(asked.at(9_000).decided()).isEqualTo(2_000);
    }

    @Test
    void withoutATimeItNeverRunsOut() {
        assertThat(asked(Door.LOGIN, null).at(Long.MAX_VALUE).status()).isEqualTo(Status.PENDING);
    }

    @ParameterizedTest
    @EnumSource
    void aPassIsFinal(Door door) {
        VerificationRequest passed = asked(door, 2_000L).passed(1_500, WORTH);

        assertThat(passed.at(9_000).status()).isEqualTo(Status.PASSED);
        assertThat(passed.isOpen()).isFalse();
        assertThat(passed.decided()).isEqualTo(1_500);
        assertThat(passed.evidence()).isEqualTo(WORTH);
    }

    @Test
    void aFailureIsCountedAndOnlyTheLastOneDecides() {
        VerificationRequest once = asked(Door.EMAIL, null).failedOnce(1_100, false);
        VerificationRequest twice = once.failedOnce(1_200, true);

        assertThat(once.failures()).isEqualTo(1);
        assertThat(once.status()).isEqualTo(Status.PENDING);
        assertThat(once.decided()).isNull();
        assertThat(twice.failures()).isEqualTo(2);
        assertThat(twice.status()).isEqualTo(Status.FAILED);
        assertThat(twice.decided()).isEqualTo(1_200);
        assertThat(twice.evidence()).isNull();
    }

    @Test
    void aLinkThatFailedIsDeadAndALoginAsksAgain() {
        assertThat(asked(Door.EMAIL, null).failedOnce(1_100, true).isOpen()).isFalse();
        VerificationRequest login = asked(Door.LOGIN, 2_000L).failedOnce(1_100, true);

        assertThat(login.isOpen()).isTrue();
        assertThat(login.at(2_000).status()).isEqualTo(Status.EXPIRED);
        assertThat(login.passed(1_500, WORTH).failures()).isEqualTo(1);
        assertThat(login.passed(1_500, WORTH).status()).isEqualTo(Status.PASSED);
    }

    /** Else a link that was used up would read as one that nobody used. */
    @Test
    void aLinkThatFailedDoesNotRunOut() {
        assertThat(asked(Door.EMAIL, 2_000L).failedOnce(1_100, true).at(9_000).status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void keepsNoListThatSomebodyElseChanges() {
        List<String> references = new ArrayList<>(List.of("a"));
        VerificationRequest asked = VerificationRequest.asked("id", Door.LOGIN, 1_000, null, references);
        references.add("b");

        assertThat(asked.references()).containsExactly("a");
    }

    @Test
    void lacksNothingThatDecides() {
        assertThatThrownBy(() -> asked(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static VerificationRequest asked(Door door, Long expires) {
        return VerificationRequest.asked("id", door, 1_000, expires, List.of("reference"));
    }
}
