package io.github.keycloakface.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import io.github.keycloakface.enroll.FaceEnrollActionFactory;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ProviderConfigProperty;

class FaceAuthenticatorFactoryTest {

    private final FaceAuthenticatorFactory factory = new FaceAuthenticatorFactory();

    @Test
    void stepAndCredentialAndItsMetadataHaveOneType() {
        assertThat(factory.getReferenceCategory()).isEqualTo("face");
        assertThat(FaceCredentialModel.TYPE).isEqualTo("face");
        assertThat(new FaceCredentialProviderFactory().create(null).getType()).isEqualTo("face");
        assertThat(metadata().getType()).isEqualTo("face");
    }

    /** Keycloak leaves out the action of a credential that is not the id of a required action of the realm. */
    @Test
    void theAccountConsoleLinksToTheRequiredAction() {
        CredentialTypeMetadata metadata = metadata();

        assertThat(metadata.getCreateAction()).isEqualTo(new FaceEnrollActionFactory().getId());
        assertThat(metadata.getUpdateAction()).isNull();
        assertThat(metadata.isRemoveable()).isTrue();
        assertThat(metadata.getCategory()).isEqualTo(CredentialTypeMetadata.Category.TWO_FACTOR);
    }

    @Test
    void keycloakFindsStepAndRequiredAction() {
        assertThat(ServiceLoader.load(AuthenticatorFactory.class)).anySatisfy(found -> {
            assertThat(found).isInstanceOf(FaceAuthenticatorFactory.class);
            assertThat(found.getId()).isEqualTo("face-authenticator");
        });
        assertThat(ServiceLoader.load(RequiredActionFactory.class)).anySatisfy(found -> {
            assertThat(found).isInstanceOf(FaceEnrollActionFactory.class);
            assertThat(found.getId()).isEqualTo("face-enroll");
        });
    }

    @Test
    void canBeConfigured() {
        assertThat(factory.isConfigurable()).isTrue();
        assertThat(factory.getConfigProperties())
                .extracting(ProviderConfigProperty::getName)
                .contains("face.oneFalseMatchIn");
        assertThat(factory.isUserSetupAllowed()).isTrue();
        assertThat(factory.getHelpText()).isNotBlank();
    }

    @Test
    void isNeverAConditionOfAFlow() {
        assertThat(factory.getRequirementChoices())
                .containsExactly(Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED);
    }

    @Test
    void nobodyChangesTheChoicesOfTheNext() {
        factory.getRequirementChoices()[0] = Requirement.CONDITIONAL;

        assertThat(factory.getRequirementChoices()).doesNotContain(Requirement.CONDITIONAL);
    }

    @Test
    void looksOnlyAtUsersWhomTheFlowKnows() {
        assertThat(new FaceAuthenticator(null, new SetupRule()).requiresUser()).isTrue();
    }

    private static CredentialTypeMetadata metadata() {
        RealmModel realm = Stub.of(RealmModel.class)
                .on(
                        "getRequiredActionProvidersStream",
                        arguments ->
                                Stream.of(enabled(new FaceEnrollActionFactory().getId()), enabled("delete_credential")))
                .make();
        KeycloakContext context =
                Stub.of(KeycloakContext.class).with("getRealm", realm).make();
        KeycloakSession session =
                Stub.of(KeycloakSession.class).with("getContext", context).make();
        return new FaceCredentialProviderFactory().create(session).getCredentialTypeMetadata(null);
    }

    private static RequiredActionProviderModel enabled(String id) {
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        action.setProviderId(id);
        action.setEnabled(true);
        return action;
    }
}
