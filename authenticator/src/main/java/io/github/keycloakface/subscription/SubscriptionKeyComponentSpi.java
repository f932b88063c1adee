package io.github.keycloakface.subscription;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link SubscriptionKeyComponent} known to Keycloak. */
public final class SubscriptionKeyComponentSpi implements Spi {

    public static final String NAME = "face-subscription-key";

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
        return SubscriptionKeyComponent.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature is Keycloak's
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SubscriptionKeyComponentFactory.class;
    }
}
