package io.github.keycloakface.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @Test
    void addressesAreThoseOfKeycloak() throws BulkStopped {
        ServerAddress address = ServerAddress.of("https://login.example.org/auth/", "a realm");

        assertThat(address.token())
                .hasToString("https://login.example.org/auth/realms/a%20realm/protocol/openid-connect/token");
        assertThat(address.admin("users?username=" + ServerAddress.encoded("a+b&c")))
                .hasToString("https://login.example.org/auth/admin/realms/a%20realm/users?username=a%2Bb%26c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080", "https://10.0.0.7"})
    void thisMachineMayBeReachedOverPlainHttp(String server) throws BulkStopped {
        assertThat(ServerAddress.of(server, "r").admin("x").toString()).startsWith(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.org",
                "http://localhost.example.org",
                "ftp://localhost",
                "login.example.org",
                "https://",
                "https://user:secret@login.example.org",
                "https://login.example.org/?realm=r",
                "https://login example.org",
                ""
            })
    void nothingElseIsAnAddress(String server) {
        assertThatThrownBy(() -> ServerAddress.of(server, "r"))
                .isInstanceOf(BulkStopped.class)
                .hasMessageStartingWith("--server");
    }
}
