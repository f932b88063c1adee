package io.github.keycloakface.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import io.github.keycloakface.credential.MemoryUser;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

class FaceVerifyActionTest {

    private static final String ID = FaceVerifyActionFactory.ID;

    private final Set<String> actions = new LinkedHashSet<>();
    private final Map<String, String> notes = new HashMap<>();
    private final List<String> outcomes = new ArrayList<>();
    private final UserModel user = user();
    private final VerificationLedger ledger = new VerificationLedger(user);
    private final FaceVerifyAction action =
            new FaceVerifyAction(Stub.of(KeycloakSession.class).make());
    private final long now = Time.currentTimeMillis();

    /** What does not support it is left out by Keycloak when an address asks for it, due or not. */
    @Test
    void supportsBeingAskedForByAnAddress() {
        assertThat(action.initiatedActionSupport()).isEqualTo(InitiatedActionSupport.SUPPORTED);
    }

    @Test
    void putsBackWhatSomethingElseTookAway() {
        ledger.add(asked("1", null));

        action.evaluateTriggers(context());

        assertThat(actions).containsExactly(ID);
    }

    @Test
    void whatRanOutIsTakenAwayOnce() {
        actions.add(ID);
        ledger.add(asked("1", now - 1));

        action.evaluateTriggers(context());
        assertThat(actions).isEmpty();

        actions.add(ID);
        action.evaluateTriggers(context());
        assertThat(actions).as("set by hand since").containsExactly(ID);
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() {
        actions.add(ID);

        action.evaluateTriggers(context());

        assertThat(actions).containsExactly(ID);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void whatWasSetByHandEndsWhenItIsTakenAwayByHand() {
        ledger.add(VerificationRequest.setByHand("1", now, List.of("reference")));

        action.evaluateTriggers(context());

        assertThat(actions).isEmpty();
        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void whatWasSetByHandStaysWhileItIsThere() {
        actions.add(ID);
        ledger.add(VerificationRequest.setByHand("1", now, List.of("reference")));

        action.evaluateTriggers(context());

        assertThat(actions).containsExactly(ID);
        assertThat(ledger.open(Door.LOGIN)).isPresent();
    }

    @Test
    void anApplicationThatAsksForItGetsNoOutcome() {
        action.requiredActionChallenge(context());

        assertThat(outcomes).containsExactly("ignore");
        assertThat(ledger.all()).isEmpty();
    }

    /** Else whoever reads a mail about something else could be done with it before the login. */
    @Test
    void isNotDecidedWhereNobodySignsIn() {
        actions.add(ID);
        ledger.add(asked("1", null));
        notes.put(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");

        action.requiredActionChallenge(context());

        assertThat(outcomes).containsExactly("ignore");
        assertThat(ledger.open(Door.LOGIN)).isPresent();
    }

    @Test
    void aPageThatWasOpenWhenItWasCancelledLeadsOnWithoutAPass() {
        action.processAction(context());

        assertThat(outcomes).containsExactly("cancel");
    }

    private VerificationRequest asked(String id, Long expires) {
        return VerificationRequest.asked(id, Door.LOGIN, now, expires, List.of("reference"));
    }

    private UserModel user() {
        return Stub.of(UserModel.class)
                .with("credentialManager", new MemoryUser("user").model().credentialManager())
                .with("getId", "user")
                .on("addRequiredAction", given -> actions.add((String) given[0]))
                .on("removeRequiredAction", given -> actions.remove((String) given[0]))
                .on("getRequiredActionsStream", given -> List.copyOf(actions).stream())
                .make();
    }

    private RequiredActionContext context() {
        AuthenticationSessionModel session =
                Stub.session(notes).with("getRequiredActions", Set.of()).make();
        HttpRequest request = Stub.of(HttpRequest.class)
                .with("getDecodedFormParameters", new MultivaluedHashMap<>(Map.of("faceFrame1", "picture")))
                .make();
        return Stub.of(RequiredActionContext.class)
                .with("getUser", user)
                .with("getAuthenticationSession", session)
                .with("getHttpRequest", request)
                .with("getEvent", event())
                .on("ignore", given -> outcomes.add("ignore"))
                .on("cancel", given -> outcomes.add("cancel"))
                .on("success", given -> outcomes.add("success"))
                .make();
    }

    /** One that nobody listens to. */
    private static EventBuilder event() {
        RealmModel realm = Stub.of(RealmModel.class)
                .with("getId", "realm")
                .with("getName", "realm")
                .with("isEventsEnabled", false)
                .on("getEventsListenersStream", given -> Stream.empty())
                .make();
        KeycloakSessionFactory factory = Stub.of(KeycloakSessionFactory.class)
                .on("getProviderFactoriesStream", given -> Stream.empty())
                .make();
        return new EventBuilder(
                realm,
                Stub.of(KeycloakSession.class)
                        .with("getKeycloakSessionFactory", factory)
                        .make());
    }
}
