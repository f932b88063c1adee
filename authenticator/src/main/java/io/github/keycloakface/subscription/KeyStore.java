package io.github.keycloakface.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/**
 * The keys among a realm's components. Keycloak has the components of a realm in memory: a key is found without the
 * database, right or wrong, and a change is a change of the realm, which every node hears of at once.
 */
record KeyStore(KeycloakSession session, RealmModel realm) {

    Optional<SubscriptionKey> find(UUID id) {
        return Optional.ofNullable(realm.getComponent(id.toString())).flatMap(this::key);
    }

    /** As the database has it, whatever this node's cache says: to be asked before a change. */
    Optional<SubscriptionKey> fresh(SubscriptionKey key) {
        RealmModel stored = realm instanceof CachedRealmModel cached ? cached.getDelegateForUpdate() : realm;
        return Optional.ofNullable(stored.getComponent(key.stored().id().toString()))
                .flatMap(this::key);
    }

    Stream<SubscriptionKey> all() {
        return components().flatMap(component -> key(component).stream());
    }

    Stream<SubscriptionKey> of(ClientModel client) {
        return components()
                .filter(component ->
                        client.getId().equals(KeyOwner.of(component).clientId()))
                .flatMap(component -> key(component).stream());
    }

    private Optional<SubscriptionKey> key(ComponentModel component) {
        return StoredKey.of(component).flatMap(key -> key.owner().join(session, realm, key));
    }

    private Stream<ComponentModel> components() {
        return realm.getComponentsStream(realm.getId(), SubscriptionKeyComponent.class.getName());
    }

    void add(StoredKey key) {
        realm.addComponentModel(key.component(realm.getId()));
    }

    SubscriptionKey update(SubscriptionKey key, StoredKey changed) {
        realm.updateComponent(changed.component(realm.getId()));
        return new SubscriptionKey(key.client(), key.account(), changed);
    }

    void remove(SubscriptionKey key) {
        realm.removeComponent(key.stored().component(realm.getId()));
        key.use().forget();
    }

    void removeAll(Predicate<KeyOwner> whose) {
        List<ComponentModel> found = components()
                .filter(component -> whose.test(KeyOwner.of(component)))
                .toList();
        found.forEach(realm::removeComponent);
    }
}
