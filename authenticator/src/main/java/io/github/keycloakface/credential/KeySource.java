package io.github.keycloakface.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.VaultStringSecret;

/**
 * Where the server's configuration says that the template keys come from.
 *
 * @param ring the keys of {@link KeyOption#FILE} or {@link KeyOption#VALUE}, or null
 * @param vaultEntry the entry of {@link KeyOption#VAULT}, or null
 */
record KeySource(KeyRing ring, String vaultEntry) {

    static final KeySource REALM = new KeySource(null, null);

    /** @throws IllegalArgumentException when the configuration is wrong: a server that ignored it would fail open */
    static KeySource of(Config.Scope scope) {
        Map<KeyOption, String> given = new TreeMap<>();
        for (KeyOption option : KeyOption.values()) {
            String value = scope.get(option.key());
            if (value != null && !value.isBlank()) {
                given.put(option, value.strip());
            }
        }
        if (given.size() > 1) {
            List<String> names = given.keySet().stream().map(KeyOption::option).toList();
            throw new IllegalArgumentException("Only one of " + names + " may be set.");
        }
        return given.entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue()))
                .findFirst()
                .orElse(REALM);
    }

    private static KeySource of(KeyOption option, String value) {
        return switch (option) {
            case FILE -> new KeySource(KeyRing.parse(read(option, value), "The file of " + option.option()), null);
            case VALUE -> new KeySource(KeyRing.parse(value, "Option " + option.option()), null);
            case VAULT -> new KeySource(null, value);
        };
    }

    private static String read(KeyOption option, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "Option " + option.option() + " names a file that cannot be read: " + file, e);
        }
    }

    TemplateKeys keys(KeycloakSession session, RealmModel realm) {
        RealmTemplateKeys realmKeys = new RealmTemplateKeys(realm);
        Optional<KeyRing> configured = ring(session);
        return configured.<TemplateKeys>map(r -> new Configured(r, realmKeys)).orElse(realmKeys);
    }

    /** What Server Info says. */
    String description() {
        if (vaultEntry != null) {
            return "Keycloak's vault, entry " + vaultEntry;
        }
        return ring == null
                ? "WARNING: generated, in the database beside the templates. Set one of "
                        + Arrays.stream(KeyOption.values())
                                .map(KeyOption::option)
                                .toList()
                : "configured, outside the database; active " + ring.active().id();
    }

    private Optional<KeyRing> ring(KeycloakSession session) {
        if (vaultEntry == null) {
            return Optional.ofNullable(ring);
        }
        try (VaultStringSecret secret = session.vault().getStringSecret("${vault." + vaultEntry + "}")) {
            String text = secret.get()
                    .orElseThrow(() -> new IllegalStateException("Keycloak's vault has no entry " + vaultEntry
                            + " for this realm, which " + KeyOption.VAULT.option() + " names"));
            return Optional.of(KeyRing.parse(text, "The vault's entry " + vaultEntry));
        }
    }

    /** Realm keys still open what was encrypted before an administrator configured better ones. */
    private record Configured(KeyRing ring, RealmTemplateKeys before) implements TemplateKeys {

        @Override
        public TemplateKey active() {
            return ring.active();
        }

        @Override
        public Optional<TemplateKey> find(String id) {
            return ring.find(id).or(() -> before.find(id));
        }
    }
}
