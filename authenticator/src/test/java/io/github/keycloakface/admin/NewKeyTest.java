package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.subscription.KeyTerms;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;

class NewKeyTest {

    @Test
    void onlyClientAndNameMustBeThere() throws ProblemException {
        assertThat(key("a", null, null, null, null).terms())
                .isEqualTo(new KeyTerms("a", null, List.of(), KeyTerms.DEFAULT_REQUESTS_PER_MINUTE, null, null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\tb", "a\u0000b"})
    void aNameIsReadableText(String name) {
        assertThat(sentence(key(name, null, null, null, null))).contains("name");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 315_619_201})
    void aLifeIsOfOneSecondToTenYears(long seconds) {
        assertThat(sentence(key("a", seconds, null, null, null))).contains("expiry");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 978_307_200_000L, 253_370_764_800_000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void anExpiryIsATimeInTheNextTenYears(long expires) {
        assertThat(sentence(key("a", null, expires, null, null))).contains("expiry");
    }

    @Test
    void anExpiryInSecondsIsSeenAsTheMistakeThatItIs() {
        long inAnHour = Time.currentTimeSeconds() + 3600;

        assertThat(sentence(key("a", null, inAnHour, null, null))).contains("expires in milliseconds");
    }

    @Test
    void bothWaysToSayWhenItEndsSayTheSame() throws ProblemException {
        long end = Time.currentTimeSeconds() + 3600;

        assertThat(key("a", null, end * 1000, null, null).terms().expires()).isEqualTo(end);
        assertThat(key("a", 3600L, null, null, null).terms().expires()).isBetween(end, end + 5);
        assertThat(sentence(key("a", 3600L, end * 1000, null, null))).contains("expiresIn or expires");
    }

    @Test
    void originsAreAsABrowserSendsThem() {
        assertThat(sentence(key("a", null, null, List.of("*"), null))).contains("origins");
        assertThat(sentence(key("a", null, null, Collections.nCopies(21, "+"), null)))
                .contains("origins");
        assertThat(sentence(key("a", null, null, Arrays.asList("+", null), null)))
                .contains("origins");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 60_001, Integer.MAX_VALUE})
    void aRateIsInItsRange(int rate) {
        assertThat(sentence(key("a", null, null, null, rate))).contains("requestsPerMinute");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2_592_001, Integer.MIN_VALUE})
    void aGraceTimeIsInItsRange(int grace) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> new KeyRotation(grace, null, null).grace())
                        .problem()
                        .message())
                .contains("graceSeconds");
    }

    @Test
    void aRotationThatSaysNothingKeepsTheExpiry() throws ProblemException {
        KeyRotation rotation = new KeyRotation(null, null, null);

        assertThat(rotation.grace()).isEqualTo(86_400);
        assertThat(rotation.expiry(new KeyTerms("a", 4_000_000_000L, List.of(), 1, null, null)))
                .isEqualTo(4_000_000_000L);
    }

    private static NewKey key(String name, Long expiresIn, Long expires, List<String> origins, Integer rate) {
        return new NewKey("client", name, expiresIn, expires, origins, rate);
    }

    private static String sentence(NewKey key) {
        return catchThrowableOfType(ProblemException.class, key::terms)
                .problem()
                .message();
    }
}
