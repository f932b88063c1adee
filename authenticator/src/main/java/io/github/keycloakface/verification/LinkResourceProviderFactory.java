package io.github.keycloakface.verification;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts {@link LinkResource} under {@code /realms/{realm}/face-verification}. */
public final class LinkResourceProviderFactory implements RealmResourceProviderFactory {

    public static final String ID = "face-verification";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new LinkResourceProvider(session);
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

    private record LinkResourceProvider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new LinkResource(session);
        }

        @Override
        public void close() {}
    }
}
