package io.github.keycloakface.subscription;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;

/**
 * Lets Keycloak keep subscription keys as components, as it keeps a realm's signing keys: in its database, its cache,
 * its export. Not as credentials of the service account, for which Keycloak refuses to store any. Internal, so that its
 * own component API neither shows nor changes them.
 */
public final class SubscriptionKeyComponentFactory
        implements ComponentFactory<SubscriptionKeyComponent, SubscriptionKeyComponent> {

    public static final String ID = "face-subscription-key";

    @Override
    public SubscriptionKeyComponent create(KeycloakSession session, ComponentModel model) {
        return new SubscriptionKeyComponent();
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    /** What is not named here, or is secret, Keycloak leaves out where it hides secrets. */
    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(StoredKey.CLIENT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(StoredKey.ACCOUNT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(StoredKey.CREATED)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(StoredKey.TERMS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(StoredKey.HASHES)
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .add()
                .build();
    }

    @Override
    public String getHelpText() {
        return "A subscription key of a client";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(SubscriptionKeyComponentFactory::forgetKeysOf);
    }

    /** Keys go with their owner. */
    private static void forgetKeysOf(ProviderEvent event) {
        if (event instanceof ClientModel.ClientRemovedEvent removed) {
            String client = removed.getClient().getId();
            new KeyStore(removed.getKeycloakSession(), removed.getClient().getRealm())
                    .removeAll(owner -> client.equals(owner.clientId()));
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            String account = removed.getUser().getId();
            new KeyStore(removed.getKeycloakSession(), removed.getRealm())
                    .removeAll(owner -> account.equals(owner.accountId()));
        }
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
