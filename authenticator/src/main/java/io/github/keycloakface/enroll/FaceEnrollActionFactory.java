package io.github.keycloakface.enroll;

import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.metrics.Use;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the required action that enrolls a face. */
public final class FaceEnrollActionFactory implements RequiredActionFactory {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new FaceEnrollAction(session.getProvider(FaceEngine.class), FaceCredentialProvider.of(session));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        FaceMeters.ofServer().willDecide(Use.ENROLLMENT);
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return FaceCredentialProviderFactory.ENROLL_ACTION;
    }

    @Override
    public String getDisplayText() {
        return "Enroll face";
    }

    @Override
    public boolean isOneTimeAction() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return EnrollConfig.properties();
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        RequiredActionFactory.super.validateConfig(session, realm, model);
        try {
            EnrollConfig.of(model);
        } catch (IllegalArgumentException e) {
            throw new ModelException(e.getMessage(), e);
        }
    }
}
