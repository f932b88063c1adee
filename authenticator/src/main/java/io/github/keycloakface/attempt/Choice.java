package io.github.keycloakface.attempt;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** A setting that an administrator picks from a list, as {@link FaceConfig#properties()} says why. */
final class Choice {

    private Choice() {}

    static ProviderConfigProperty of(String name, String label, String help, List<String> options, String fallback) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.LIST_TYPE, fallback, options.toArray(String[]::new));
    }
}
