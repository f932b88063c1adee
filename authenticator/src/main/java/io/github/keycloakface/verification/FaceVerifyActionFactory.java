package io.github.keycloakface.verification;

import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the required action by which a login demands a face that an administrator asked for. */
public final class FaceVerifyActionFactory implements RequiredActionFactory {

    public static final String ID = "face-verify";

    private static final Logger LOG = Logger.getLogger(FaceVerifyActionFactory.class);

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new FaceVerifyAction(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        FaceMeters.ofServer().willDecide(Use.VERIFICATION);
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Verify face";
    }

    @Override
    public boolean isOneTimeAction() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return FaceConfig.properties();
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        try {
            config(model);
        } catch (IllegalArgumentException e) {
            throw new ModelException(e.getMessage(), e);
        }
    }

    /** Reads how strict the realm is at both doors; nothing, and a line in the log, when a value is wrong. */
    static Optional<FaceConfig> config(RealmModel realm, RequiredActionConfigModel model) {
        try {
            return Optional.of(config(model));
        } catch (IllegalArgumentException e) {
            // Keycloak validates one of the two addresses that change an action's settings
            LOG.errorf(
                    "Face verifications of realm %s let nobody pass until their configuration is mended: %s.",
                    realm.getName(), e.getMessage());
            return Optional.empty();
        }
    }

    private static FaceConfig config(RequiredActionConfigModel model) {
        return FaceConfig.of(model == null ? null : model.getConfig());
    }
}
