package io.github.keycloakface.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

class SetupRuleTest {

    private static final String BROWSER = "browser";
    private static final String OVERRIDE = "override";

    private final Map<String, List<AuthenticationExecutionModel>> flows = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();
    private final RequiredActionProviderModel action = new RequiredActionProviderModel();
    private final Stub<RealmModel> realm = Stub.of(RealmModel.class)
            .with("getName", "test")
            .with("getBrowserFlow", flow(BROWSER))
            .on("getFlowByAlias", arguments -> flow((String) arguments[0]))
            .on("getAuthenticationFlowById", arguments -> flow((String) arguments[0]))
            .on("getAuthenticationExecutionsStream", arguments -> flows.get(arguments[0]).stream())
            .on(
                    "getRequiredActionProviderByAlias",
                    arguments -> arguments[0].equals(FaceCredentialProviderFactory.ENROLL_ACTION) ? action : null);

    @BeforeEach
    void aFlowWithoutLevels() {
        action.setEnabled(true);
        add(BROWSER, "auth-username-password-form", Requirement.REQUIRED);
        addFlow(BROWSER, "forms");
        add("forms", "conditional-user-configured", Requirement.REQUIRED);
        add("forms", FaceAuthenticatorFactory.ID, Requirement.REQUIRED);
        add(OVERRIDE, FaceAuthenticatorFactory.ID, Requirement.REQUIRED);
    }

    @Test
    void withoutLevelsPeopleEnrollInPassing() {
        assertThat(allowsIn(null)).isTrue();
        assertThat(allowsIn(OVERRIDE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Requirement.class)
    void aLevelConditionForbidsItWhateverItsRequirement(Requirement requirement) {
        add(BROWSER, ConditionalLoaAuthenticatorFactory.PROVIDER_ID, requirement);

        assertThat(allowsIn(null)).isFalse();
    }

    @Test
    void aLevelConditionForbidsItHoweverDeepItLies() {
        addFlow("forms", "deeper");
        addFlow("deeper", "deepest");
        add("deepest", ConditionalLoaAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED);

        assertThat(allowsIn(null)).isFalse();
    }

    @Test
    void theFlowOfTheClientDecides() {
        add(OVERRIDE, ConditionalLoaAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED);

        assertThat(allowsIn(OVERRIDE)).isFalse();
        assertThat(allowsIn(null)).isTrue();
    }

    @Test
    void theFlowOfTheRealmDoesNotBindAClientWithItsOwn() {
        add(BROWSER, ConditionalLoaAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED);

        assertThat(allowsIn(OVERRIDE)).isTrue();
    }

    @Test
    void theRequestedFlowGoesBeforeThatOfTheClient() {
        add(OVERRIDE, ConditionalLoaAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED);
        notes.put(Constants.REQUESTED_AUTHENTICATION_FLOW, OVERRIDE);

        assertThat(allowsIn(BROWSER)).isFalse();
    }

    @Test
    void aRunningLevelForbidsIt() {
        notes.put(Constants.AUTHENTICATION_FLOW_LEVEL_OF_AUTHENTICATION, "2");

        assertThat(allowsIn(null)).isFalse();
    }

    @Test
    void outsideOfALoginNobodyEnrollsInPassing() {
        assertThat(allows(null)).isFalse();
    }

    @Test
    void aDisabledRequiredActionForbidsIt() {
        action.setEnabled(false);

        assertThat(allowsIn(null)).isFalse();
    }

    @Test
    void aMissingRequiredActionForbidsIt() {
        realm.with("getRequiredActionProviderByAlias", null);

        assertThat(allowsIn(null)).isFalse();
    }

    /** @param clientFlow null when the client has none of its own */
    private boolean allowsIn(String clientFlow) {
        ClientModel client = Stub.of(ClientModel.class)
                .with("getRealm", realm.make())
                .on(
                        "getAuthenticationFlowBindingOverride",
                        arguments -> arguments[0].equals("browser") ? clientFlow : null)
                .make();
        return allows(Stub.session(notes)
                .with("getClient", client)
                .with("getRealm", realm.make())
                .make());
    }

    /** Asked as Keycloak asks. */
    private boolean allows(AuthenticationSessionModel authSession) {
        KeycloakContext context = Stub.of(KeycloakContext.class)
                .with("getAuthenticationSession", authSession)
                .make();
        KeycloakSession session =
                Stub.of(KeycloakSession.class).with("getContext", context).make();
        return new FaceAuthenticator(null, new SetupRule()).areRequiredActionsEnabled(session, realm.make());
    }

    private void add(String flow, String authenticator, Requirement requirement) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setAuthenticator(authenticator);
        execution.setRequirement(requirement);
        flows.computeIfAbsent(flow, id -> new ArrayList<>()).add(execution);
    }

    private void addFlow(String flow, String child) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setAuthenticatorFlow(true);
        execution.setFlowId(child);
        execution.setRequirement(Requirement.CONDITIONAL);
        flows.computeIfAbsent(flow, id -> new ArrayList<>()).add(execution);
    }

    private static AuthenticationFlowModel flow(String id) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setId(id);
        flow.setAlias(id);
        return flow;
    }
}
