package io.github.keycloakface.subscription;

import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * To whom a key belongs. Both are kept: a client whose service account is turned off and on again has another one, and
 * keys of the one before must not come back.
 *
 * @param clientId internal id
 * @param accountId of the user that is the client's service account
 */
record KeyOwner(String clientId, String accountId) {

    static KeyOwner of(ComponentModel stored) {
        return new KeyOwner(stored.get(StoredKey.CLIENT), stored.get(StoredKey.ACCOUNT));
    }

    /** The service account; empty for a client that cannot have keys. */
    static Optional<UserModel> account(KeycloakSession session, ClientModel client) {
        return client.isServiceAccountsEnabled() && !client.isPublicClient()
                ? Optional.ofNullable(session.users().getServiceAccount(client))
                : Optional.empty();
    }

    /** The key with its owner; empty when there is no such owner any more. */
    Optional<SubscriptionKey> join(KeycloakSession session, RealmModel realm, StoredKey key) {
        return Optional.ofNullable(clientId)
                .map(realm::getClientById)
                .flatMap(client -> account(session, client)
                        .filter(account -> account.getId().equals(accountId))
                        .map(account -> new SubscriptionKey(client, account, key)));
    }
}
