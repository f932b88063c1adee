package io.github.keycloakface.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.Stub;
import jakarta.ws.rs.core.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedLengthTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"0, 0", "7, 7", "100, 100", "none, 100", "-1, 100", "many, 100", "'', 100"})
    void isWhatTheHeaderSaysOrTheMostThatIsRead(String header, long expected) throws ProblemException {
        assertThat(AnnouncedLength.of(headers(header), 100)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "999999999999999999"})
    void whatIsTooLongIsRefusedUnread(String header) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> AnnouncedLength.of(headers(header), 100))
                        .problem()
                        .reason())
                .isEqualTo(Reason.BODY_TOO_LARGE);
    }

    @Test
    void aNumberThatNoProgramCanHoldIsNone() throws ProblemException {
        assertThat(AnnouncedLength.of(headers("9".repeat(30)), 100)).isEqualTo(100);
    }

    private static HttpHeaders headers(String length) {
        return Stub.of(HttpHeaders.class).with("getHeaderString", length).make();
    }
}
