package io.github.keycloakface.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;

/**
 * A key as a component of its realm.
 *
 * @param created seconds since 1970
 */
record StoredKey(UUID id, KeyOwner owner, long created, KeyTerms terms, KeyHashes hashes) {

    /** Names of what is stored, for Keycloak, too: see {@link SubscriptionKeyComponentFactory}. */
    static final String CLIENT = "client";

    static final String ACCOUNT = "account";
    static final String CREATED = "created";
    static final String TERMS = "terms";
    static final String HASHES = "hashes";

    private static final Logger LOG = Logger.getLogger(StoredKey.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    StoredKey {
        if (terms == null || hashes == null) {
            throw new IllegalArgumentException("a key lacks a part");
        }
    }

    /** Empty when the component is no key, or not what this plugin wrote: such a key is not valid. */
    static Optional<StoredKey> of(ComponentModel stored) {
        if (!SubscriptionKeyComponent.class.getName().equals(stored.getProviderType())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoredKey(
                    UUID.fromString(stored.getId()),
                    KeyOwner.of(stored),
                    Long.parseLong(stored.get(CREATED)),
                    JSON.readValue(stored.get(TERMS, ""), KeyTerms.class),
                    JSON.readValue(stored.get(HASHES, ""), KeyHashes.class)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // not the cause: it may quote a hash
            LOG.warnf("The subscription key %s cannot be read: make a new one", stored.getId());
            return Optional.empty();
        }
    }

    ComponentModel component(String realmId) {
        ComponentModel component = new ComponentModel();
        component.setId(id.toString());
        component.setParentId(realmId);
        component.setName(terms.name());
        component.setProviderType(SubscriptionKeyComponent.class.getName());
        component.setProviderId(SubscriptionKeyComponentFactory.ID);
        component.put(CLIENT, owner.clientId());
        component.put(ACCOUNT, owner.accountId());
        component.put(CREATED, created);
        component.put(TERMS, json(terms));
        component.put(HASHES, json(hashes));
        return component;
    }

    StoredKey with(KeyTerms newTerms, KeyHashes newHashes) {
        return new StoredKey(id, owner, created, newTerms, newHashes);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and numbers has no JSON form", e);
        }
    }
}
