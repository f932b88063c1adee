package io.github.keycloakface.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTermsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+",
                "https://app.example.org",
                "http://localhost:8000",
                "https://[::1]:8443",
                "capacitor://localhost",
                "chrome-extension://abcdef"
            })
    void anOriginAsABrowserSendsIt(String origin) {
        assertThat(KeyTerms.isOrigin(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "app.example.org",
                "https://",
                "https://app.example.org/",
                "https://app.example.org/path",
                "https://*.example.org",
                "https://App.example.org",
                "https://user@app.example.org",
                "https://app.example.org:port",
                "https://a.test https://b.test",
                "https://a.test\n",
                "https://a.test,https://b.test"
            })
    void whatNoBrowserSends(String origin) {
        assertThat(KeyTerms.isOrigin(origin)).isFalse();
    }

    @Test
    void termsThatCannotBeAreNotMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms("", List.of(), 600));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a\nb", List.of(), 600));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a\ud800", List.of(), 600));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a".repeat(101), List.of(), 600));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a", List.of("*"), 600));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a", Collections.nCopies(21, "+"), 600));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a", List.of(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a", List.of(), 60_001));
    }

    private static KeyTerms terms(String name, List<String> origins, int rate) {
        return new KeyTerms(name, null, origins, rate, null, null);
    }
}
