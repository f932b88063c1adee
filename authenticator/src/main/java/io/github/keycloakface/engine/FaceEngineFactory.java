package io.github.keycloakface.engine;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link FaceEngine}s; one factory a server. */
public interface FaceEngineFactory extends ProviderFactory<FaceEngine> {}
