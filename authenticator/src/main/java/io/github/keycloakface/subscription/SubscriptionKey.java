package io.github.keycloakface.subscription;

import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;

/** A key of a client. What it may do is what the client's service account may do. */
public final class SubscriptionKey {

    private final ClientModel client;
    private final UserModel account;
    private final StoredKey stored;

    SubscriptionKey(ClientModel client, UserModel account, StoredKey stored) {
        this.client = client;
        this.account = account;
        this.stored = stored;
    }

    /** Its name in the admin API; no secret. */
    public String id() {
        return stored.id().toString();
    }

    public ClientModel client() {
        return client;
    }

    /** The service account of the client. */
    public UserModel account() {
        return account;
    }

    public KeyTerms terms() {
        return stored.terms();
    }

    /** Seconds since 1970. */
    public long created() {
        return stored.created();
    }

    /** Seconds since 1970, up to {@value KeyUse#PRECISION_SECONDS} too early; empty when it was never used. */
    public Optional<Long> lastUsed() {
        return use().last();
    }

    public boolean isExpired() {
        Long expires = terms().expires();
        return expires != null && Time.currentTimeSeconds() >= expires;
    }

    /** Web origins from which a browser may call; none at all unless the administrator named some. */
    public List<String> allowedOrigins(KeycloakSession session) {
        return terms().origins().stream()
                .flatMap(origin -> origin.equals(KeyTerms.CLIENT_ORIGINS)
                        ? WebOriginsUtils.resolveValidWebOrigins(session, client).stream()
                        : Optional.of(origin).stream())
                .distinct()
                .toList();
    }

    /**
     * Takes one of the requests that the key may make, and notes its use.
     *
     * @return 0 when it may go on, else the seconds after which it may try again, 1 or more
     */
    public int takeRequest(KeycloakSession session) {
        int wait = new RequestRate(CacheBuckets.of(session), stored.id(), terms().requestsPerMinute()).take();
        if (wait == 0) {
            use().note(session);
        }
        return wait;
    }

    StoredKey stored() {
        return stored;
    }

    KeyUse use() {
        return new KeyUse(account, stored.id());
    }
}
