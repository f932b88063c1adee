package io.github.keycloakface.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

class OneUseTest {

    private static final int LOGIN_SECONDS = 1800;

    private final Map<String, Long> shared = new HashMap<>();

    @Test
    void onlyTheFirstOneHasIt() {
        assertThat(use("login", "tab", "page.1").take()).isTrue();
        assertThat(use("login", "tab", "page.1").take()).isFalse();
    }

    @Test
    void anotherThingTabOrLoginIsAnotherUse() {
        use("login", "tab", "page.1").take();

        assertThat(use("login", "tab", "page.2").take()).isTrue();
        assertThat(use("login", "other", "page.1").take()).isTrue();
        assertThat(use("other", "tab", "page.1").take()).isTrue();
    }

    @Test
    void whatWasGivenBackIsGoodForOneMore() {
        OneUse use = use("login", "tab", "consent.1");
        use.take();

        use.giveBack();

        assertThat(use("login", "tab", "consent.1").take()).isTrue();
        assertThat(use.take()).isFalse();
    }

    @Test
    void isRememberedAsLongAsALoginLasts() {
        use("login", "tab", "page.1").take();

        assertThat(shared.values()).containsExactly((long) LOGIN_SECONDS);
    }

    private OneUse use(String login, String tab, String what) {
        RealmModel realm = Stub.of(RealmModel.class)
                .with("getAccessCodeLifespanLogin", LOGIN_SECONDS)
                .with("getAccessCodeLifespanUserAction", 300)
                .with("getAccessCodeLifespan", 60)
                .make();
        AuthenticationSessionModel session = Stub.of(AuthenticationSessionModel.class)
                .with("getRealm", realm)
                .with("getTabId", tab)
                .with(
                        "getParentSession",
                        Stub.of(RootAuthenticationSessionModel.class)
                                .with("getId", login)
                                .make())
                .make();
        SingleUseObjectProvider store = Stub.of(SingleUseObjectProvider.class)
                .on("putIfAbsent", given -> shared.putIfAbsent((String) given[0], (Long) given[1]) == null)
                .on("remove", given -> {
                    shared.remove(given[0]);
                    return null;
                })
                .make();
        return OneUse.in(
                Stub.of(KeycloakSession.class).with("singleUseObjects", store).make(), session, what);
    }
}
