package io.github.keycloakface.subscription;

import io.github.keycloakface.Stub;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/** A realm of clients with service accounts; what is stored is a copy of what was given. */
final class KeyWorld {

    final Map<String, ComponentModel> components = new LinkedHashMap<>();
    final Map<String, ClientModel> clients = new HashMap<>();
    String accountPrefix = "account of ";
    boolean realmEnabled = true;
    boolean clientEnabled = true;
    boolean accountEnabled = true;
    boolean serviceAccounts = true;
    boolean publicClient;

    SubscriptionKeys keys() {
        return new SubscriptionKeys(session(), realm());
    }

    KeyStore store() {
        return new KeyStore(session(), realm());
    }

    ClientModel client(String id) {
        return clients.computeIfAbsent(id, this::newClient);
    }

    /** The only one, for a test to spoil. */
    ComponentModel component() {
        return components.values().iterator().next();
    }

    private ClientModel newClient(String id) {
        return Stub.of(ClientModel.class)
                .with("getId", id)
                .with("getClientId", "name of " + id)
                .on("isEnabled", given -> clientEnabled)
                .on("isPublicClient", given -> publicClient)
                .on("isServiceAccountsEnabled", given -> serviceAccounts)
                .make();
    }

    private RealmModel realm() {
        return Stub.of(RealmModel.class)
                .with("getId", "realm")
                .on("isEnabled", given -> realmEnabled)
                .on("getClientById", given -> clients.get((String) given[0]))
                .on("getComponent", given -> copy(components.get((String) given[0])))
                .on(
                        "getComponentsStream",
                        given -> components.values().stream()
                                .filter(c -> c.getParentId().equals(given[0])
                                        && c.getProviderType().equals(given[1]))
                                .map(KeyWorld::copy))
                .on("addComponentModel", given -> put((ComponentModel) given[0]))
                .on("updateComponent", given -> put((ComponentModel) given[0]))
                .on("removeComponent", given -> components.remove(((ComponentModel) given[0]).getId()))
                .make();
    }

    private KeycloakSession session() {
        UserProvider users = Stub.of(UserProvider.class)
                .on("getServiceAccount", given -> account(((ClientModel) given[0]).getId()))
                .make();
        return Stub.of(KeycloakSession.class).with("users", users).make();
    }

    private UserModel account(String client) {
        return Stub.of(UserModel.class)
                .with("getId", accountPrefix + client)
                .with("removeAttribute", null)
                .on("isEnabled", given -> accountEnabled)
                .make();
    }

    private ComponentModel put(ComponentModel component) {
        components.put(component.getId(), copy(component));
        return component;
    }

    private static ComponentModel copy(ComponentModel component) {
        return component == null ? null : new ComponentModel(component);
    }
}
