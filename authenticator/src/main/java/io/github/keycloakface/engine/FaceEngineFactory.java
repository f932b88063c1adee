package io.github.keycloakface.engine;

import org.keycloak.provider.ProviderFactory;

public interface FaceEngineFactory extends ProviderFactory<FaceEngine> {}
