package io.github.keycloakface.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationMailTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "59, 1", "60, 1", "61, 2", "3600, 60", "2592000, 43200"})
    void aMailPromisesNoLifeOfZeroMinutes(long seconds, long minutes) {
        assertThat(VerificationMail.minutes(seconds)).isEqualTo(minutes);
    }
}
