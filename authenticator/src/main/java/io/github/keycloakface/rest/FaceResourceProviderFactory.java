package io.github.keycloakface.rest;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts {@link FaceResource} under {@code /realms/{realm}/face}. */
public final class FaceResourceProviderFactory implements RealmResourceProviderFactory {

    public static final String ID = "face";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new FaceResourceProvider(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
