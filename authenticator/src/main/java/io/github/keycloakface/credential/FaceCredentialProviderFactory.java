package io.github.keycloakface.credential;

import io.github.keycloakface.metrics.FaceMeters;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the providers of face credentials and knows where their keys come from. */
public final class FaceCredentialProviderFactory
        implements CredentialProviderFactory<FaceCredentialProvider>, ServerInfoAwareProviderFactory {

    public static final String ID = "face";

    /** Id of the required action that enrolls a face; the account console links to it. */
    public static final String ENROLL_ACTION = "face-enroll";

    private final SecureRandom random = new SecureRandom();
    private volatile KeySource source = KeySource.REALM;

    @Override
    public FaceCredentialProvider create(KeycloakSession session) {
        return new FaceCredentialProvider(session, source, random);
    }

    @Override
    public void init(Config.Scope config) {
        source = KeySource.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        FaceMeters.ofServer().willCountUnreadableTemplates(TemplateUnreadableException.Reason.values());
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return KeyOption.metadata();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return Map.of("template keys", source.description());
    }
}
