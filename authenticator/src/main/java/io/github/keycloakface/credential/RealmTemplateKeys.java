package io.github.keycloakface.credential;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Base64Url;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.GeneratedAesKeyProviderFactory;
import org.keycloak.keys.KeyProvider;
import org.keycloak.models.RealmModel;

/**
 * Keys that lie in the realm itself, for realms whose administrator configured none: passive AES keys, which Keycloak
 * uses for nothing else. Whoever can read the whole database can read them.
 */
final class RealmTemplateKeys implements TemplateKeys {

    private static final Logger LOG = Logger.getLogger(RealmTemplateKeys.class);
    private static final String NAME = "face-templates";

    private final RealmModel realm;

    RealmTemplateKeys(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public TemplateKey active() {
        return components()
                .max(Comparator.comparingLong((ComponentModel key) -> key.get(Attributes.PRIORITY_KEY, 0L))
                        .thenComparing(ComponentModel::getId))
                .map(RealmTemplateKeys::key)
                .orElseGet(this::generate);
    }

    @Override
    public Optional<TemplateKey> find(String id) {
        return components()
                .map(RealmTemplateKeys::key)
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    private Stream<ComponentModel> components() {
        return realm.getComponentsStream(realm.getId(), KeyProvider.class.getName())
                .filter(key -> GeneratedAesKeyProviderFactory.ID.equals(key.getProviderId())
                        && NAME.equals(key.getName())
                        && key.get(Attributes.ENABLED_KEY, true));
    }

    private static TemplateKey key(ComponentModel component) {
        return new TemplateKey(
                component.get(Attributes.KID_KEY),
                new SecretKeySpec(Base64Url.decode(component.get(Attributes.SECRET_KEY)), "AES"));
    }

    private TemplateKey generate() {
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle(Attributes.ACTIVE_KEY, "false");
        config.putSingle(Attributes.PRIORITY_KEY, "0");
        config.putSingle(Attributes.SECRET_SIZE_KEY, Integer.toString(TemplateKey.BYTES));
        ComponentModel component = new ComponentModel();
        component.setName(NAME);
        component.setParentId(realm.getId());
        component.setProviderId(GeneratedAesKeyProviderFactory.ID);
        component.setProviderType(KeyProvider.class.getName());
        component.setConfig(config);
        LOG.warnf(
                "Face templates of realm %s are encrypted with a key that lies in the same database. Configure one"
                        + " outside of it: %s, %s or %s.",
                realm.getName(), KeyOption.FILE.option(), KeyOption.VALUE.option(), KeyOption.VAULT.option());
        return key(realm.addComponentModel(component));
    }
}
