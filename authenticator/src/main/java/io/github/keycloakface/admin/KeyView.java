package io.github.keycloakface.admin;

import io.github.keycloakface.subscription.IssuedKey;
import io.github.keycloakface.subscription.KeyTerms;
import io.github.keycloakface.subscription.SubscriptionKey;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What an administrator sees of a key; times in milliseconds since the epoch, as everywhere in Keycloak's admin API,
 * null where there is none.
 *
 * @param id names the key in this API; a key's text begins with {@code kf_}, its id and {@code _}
 * @param client clientId of the client that it belongs to
 * @param lastUsed up to five minutes too early
 * @param previousUntil until when the text before the last rotation is valid, too
 * @param key the text, in the answer that made it and nowhere else
 */
record KeyView(
        String id,
        String client,
        String name,
        State state,
        Long created,
        Long expires,
        Long lastUsed,
        Long previousUntil,
        Long revoked,
        List<String> origins,
        int requestsPerMinute,
        String key) {

    enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    static KeyView of(SubscriptionKey key) {
        return of(key, null);
    }

    static KeyView of(IssuedKey issued) {
        return of(issued.key(), issued.text());
    }

    private static KeyView of(SubscriptionKey key, String text) {
        KeyTerms terms = key.terms();
        return new KeyView(
                key.id(),
                key.client().getClientId(),
                terms.name(),
                state(key),
                time(key.created()),
                time(terms.expires()),
                time(key.lastUsed().orElse(null)),
                time(terms.previousUntil()),
                time(terms.revoked()),
                terms.origins(),
                terms.requestsPerMinute(),
                text);
    }

    private static State state(SubscriptionKey key) {
        if (key.terms().revoked() != null) {
            return State.REVOKED;
        }
        return key.isExpired() ? State.EXPIRED : State.ACTIVE;
    }

    private static Long time(Long seconds) {
        return seconds == null ? null : TimeUnit.SECONDS.toMillis(seconds);
    }
}
