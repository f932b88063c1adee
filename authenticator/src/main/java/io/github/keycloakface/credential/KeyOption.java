package io.github.keycloakface.credential;

import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The options of {@code --spi-credential--face--...}: where the template keys come from. At most one may be set. */
enum KeyOption {
    FILE("key-file", "a file"),
    VALUE("keys", "the value itself, best given as environment variable KC_SPI_CREDENTIAL__FACE__KEYS"),
    VAULT("key-vault-entry", "the name of an entry of Keycloak's vault, looked up in each realm");

    private final String key;
    private final String source;

    KeyOption(String key, String source) {
        this.key = key;
        this.source = source;
    }

    String key() {
        return key;
    }

    /** As it is given to {@code kc.sh}. */
    String option() {
        return "spi-credential--" + FaceCredentialProviderFactory.ID + "--" + key;
    }

    static List<ProviderConfigProperty> metadata() {
        return Arrays.stream(values())
                .map(option -> new ProviderConfigProperty(
                        option.key,
                        option.key,
                        "Keys of the face templates, from " + option.source + ": " + KeyRing.FORMAT + ".",
                        ProviderConfigProperty.STRING_TYPE,
                        null,
                        true))
                .toList();
    }
}
