package io.github.keycloakface.login;

import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step "Face" of a flow. */
public final class FaceAuthenticatorFactory implements AuthenticatorFactory {

    public static final String ID = "face-authenticator";

    private static final Requirement[] REQUIREMENTS = {
        Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED
    };

    private final SetupRule setup = new SetupRule();

    @Override
    public Authenticator create(KeycloakSession session) {
        return new FaceAuthenticator(FaceCredentialProvider.of(session), setup);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        FaceMeters.ofServer().willDecide(Use.LOGIN);
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Face";
    }

    @Override
    public String getReferenceCategory() {
        return FaceCredentialModel.TYPE;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    @Override
    public boolean isUserSetupAllowed() {
        return true;
    }

    @Override
    public String getHelpText() {
        return "Takes a picture with the camera of the person's device and compares it with the enrolled face. A second"
                + " step: put it behind one that identifies the user.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return FaceConfig.properties();
    }
}
