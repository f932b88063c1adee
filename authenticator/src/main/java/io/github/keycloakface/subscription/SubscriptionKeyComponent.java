package io.github.keycloakface.subscription;

import org.keycloak.provider.Provider;

/** Gives the components of a realm that are subscription keys their type. Data only: it does nothing. */
public final class SubscriptionKeyComponent implements Provider {

    @Override
    public void close() {}
}
