package io.github.keycloakface.engine;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link FaceEngine} known to Keycloak as {@value #NAME}, which is also the prefix of its options. */
public final class FaceEngineSpi implements Spi {

    public static final String NAME = "face-engine";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return FaceEngine.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature is Keycloak's
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return FaceEngineFactory.class;
    }
}
