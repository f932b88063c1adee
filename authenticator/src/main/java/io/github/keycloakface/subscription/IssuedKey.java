package io.github.keycloakface.subscription;

/**
 * A key right after it was made.
 *
 * @param text what callers send; it is nowhere kept and cannot be shown again
 */
public record IssuedKey(SubscriptionKey key, String text) {

    @Override
    public String toString() {
        return "issued key " + key.id();
    }
}
