package io.github.keycloakface.subscription;

import io.github.keycloakface.subscription.KeyUnavailableException.Reason;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The keys of a realm. */
public final class SubscriptionKeys {

    /** Keys lie in the memory of each node; a client with more is better two clients. */
    public static final int MAX_PER_CLIENT = 50;

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Comparator<SubscriptionKey> BY_CLIENT =
            Comparator.comparing(key -> key.client().getClientId());

    /** Compared with where there is no key: the same work, and nobody passes whatever comes out. */
    private static final KeyHashes NOBODY = KeyHashes.of(KeyText.hash(""));

    private final KeycloakSession session;
    private final RealmModel realm;
    private final KeyStore store;

    public SubscriptionKeys(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = new KeyStore(session, realm);
    }

    /**
     * Finds the valid key with this text. Unknown, malformed, revoked and expired keys, and keys of another realm, of a
     * disabled client or of a disabled service account, give the same after the same hash and comparison.
     */
    public Optional<SubscriptionKey> authenticate(String text) {
        Optional<KeyText> sent = KeyText.parse(text);
        byte[] hash = sent.map(KeyText::hash).orElseGet(() -> KeyText.hash(text));
        Optional<SubscriptionKey> found = sent.flatMap(key -> store.find(key.id()));
        long now = Time.currentTimeSeconds();
        boolean previousCounts =
                found.map(key -> key.terms().previousHoldsAt(now)).orElse(false);
        boolean right = found.map(key -> key.stored().hashes()).orElse(NOBODY).match(hash, previousCounts);
        return found.filter(key -> right && isUsable(key, now));
    }

    private boolean isUsable(SubscriptionKey key, long now) {
        return key.terms().holdsAt(now)
                && realm.isEnabled()
                && key.client().isEnabled()
                && key.account().isEnabled();
    }

    /** Finds a key of any state by its name in the admin API. */
    public Optional<SubscriptionKey> find(String id) {
        return UUID_TEXT.matcher(id).matches() ? store.find(UUID.fromString(id)) : Optional.empty();
    }

    /** Oldest first. */
    public Stream<SubscriptionKey> of(ClientModel client) {
        return store.of(client).sorted(Comparator.comparing(SubscriptionKey::created));
    }

    /** Of all clients, by client; oldest first. */
    public Stream<SubscriptionKey> all() {
        return store.all().sorted(BY_CLIENT.thenComparing(SubscriptionKey::created));
    }

    /** Makes a key. */
    public IssuedKey create(ClientModel client, KeyTerms terms) throws KeyUnavailableException {
        UserModel account = KeyOwner.account(session, client)
                .orElseThrow(() -> new KeyUnavailableException(Reason.NO_SERVICE_ACCOUNT));
        if (store.of(client).count() >= MAX_PER_CLIENT) {
            throw new KeyUnavailableException(Reason.TOO_MANY);
        }
        KeyText text = KeyText.create(SecretGenerator.getInstance().generateSecureUUID());
        KeyOwner owner = new KeyOwner(client.getId(), account.getId());
        StoredKey stored = new StoredKey(text.id(), owner, Time.currentTimeSeconds(), terms, KeyHashes.of(text.hash()));
        store.add(stored);
        return new IssuedKey(new SubscriptionKey(client, account, stored), text.text());
    }

    /**
     * Gives a key a new secret. The one before stays valid for a while; one that was still valid from an earlier
     * rotation ends now.
     *
     * @param graceSeconds 0 or more
     * @param expires of the key with its new secret, in seconds since 1970; null for never
     * @throws KeyUnavailableException the key is not valid
     */
    public IssuedKey rotate(SubscriptionKey key, long graceSeconds, Long expires) throws KeyUnavailableException {
        long now = Time.currentTimeSeconds();
        SubscriptionKey fresh = store.fresh(key)
                .filter(current -> current.terms().holdsAt(now))
                .orElseThrow(() -> new KeyUnavailableException(Reason.NOT_VALID));
        KeyText text = KeyText.create(fresh.stored().id());
        StoredKey changed = fresh.stored()
                .with(
                        fresh.terms().rotated(now + graceSeconds, expires),
                        fresh.stored().hashes().rotated(text.hash()));
        return new IssuedKey(store.update(fresh, changed), text.text());
    }

    /**
     * Ends a key for good; it stays listed.
     *
     * @return the key, or empty when it was revoked already
     */
    public Optional<SubscriptionKey> revoke(SubscriptionKey key) {
        return store.fresh(key)
                .filter(current -> current.terms().revoked() == null)
                .map(current -> store.update(
                        current,
                        current.stored().with(current.terms().revokedAt(Time.currentTimeSeconds()), KeyHashes.none())));
    }

    /** Ends a key and forgets it. */
    public void remove(SubscriptionKey key) {
        store.fresh(key).ifPresent(store::remove);
    }
}
