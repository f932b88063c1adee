package io.github.keycloakface.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

class OpenPageTest {

    private final Set<String> shared = new HashSet<>();

    /** The attack: both requests were let through by Keycloak, at two nodes or at one. */
    @Test
    void onePageIsGoodForOneAnswer() {
        assertThat(OpenPage.take(posted("code-1"))).isTrue();
        assertThat(OpenPage.take(posted("code-1"))).isFalse();
    }

    @Test
    void thePageAfterARefusalIsAnotherOne() {
        OpenPage.take(posted("code-1"));

        assertThat(OpenPage.take(posted("code-2"))).isTrue();
    }

    @Test
    void anAnswerToNoPageIsNone() {
        assertThat(OpenPage.take(posted(null))).isFalse();
    }

    @Test
    void aLinkIsNoPageOfALogin() {
        KeycloakContext context = Stub.of(KeycloakContext.class)
                .with("getAuthenticationSession", null)
                .make();

        assertThat(OpenPage.take(Stub.of(KeycloakSession.class)
                        .with("getContext", context)
                        .make()))
                .isTrue();
        assertThat(shared).isEmpty();
    }

    private KeycloakSession posted(String code) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        if (code != null) {
            query.putSingle("session_code", code);
        }
        KeycloakContext context = Stub.of(KeycloakContext.class)
                .with("getAuthenticationSession", tab())
                .with("getUri", uri(query))
                .make();
        SingleUseObjectProvider store = Stub.of(SingleUseObjectProvider.class)
                .on("putIfAbsent", given -> shared.add((String) given[0]))
                .make();
        return Stub.of(KeycloakSession.class)
                .with("getContext", context)
                .with("singleUseObjects", store)
                .make();
    }

    private static KeycloakUriInfo uri(MultivaluedMap<String, String> query) {
        HostnameProvider names = Stub.of(HostnameProvider.class)
                .with("getBaseUri", URI.create("http://localhost/"))
                .make();
        return new KeycloakUriInfo(
                Stub.of(KeycloakSession.class).with("getProvider", names).make(),
                UrlType.FRONTEND,
                Stub.of(UriInfo.class).with("getQueryParameters", query).make());
    }

    private static AuthenticationSessionModel tab() {
        RealmModel realm = Stub.of(RealmModel.class)
                .with("getAccessCodeLifespanLogin", 1800)
                .with("getAccessCodeLifespanUserAction", 300)
                .with("getAccessCodeLifespan", 60)
                .make();
        RootAuthenticationSessionModel login = Stub.of(RootAuthenticationSessionModel.class)
                .with("getId", "login")
                .make();
        return Stub.of(AuthenticationSessionModel.class)
                .with("getRealm", realm)
                .with("getTabId", "tab")
                .with("getParentSession", login)
                .make();
    }
}
