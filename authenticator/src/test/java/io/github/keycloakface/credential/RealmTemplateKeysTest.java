package io.github.keycloakface.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.KeyProvider;

class RealmTemplateKeysTest {

    private final MemoryRealm realm = new MemoryRealm("realm");
    private final RealmTemplateKeys keys = new RealmTemplateKeys(realm.model());

    @Test
    void makesOneKeyThatKeycloakUsesForNothingElse() {
        TemplateKey key = keys.active();

        assertThat(keys.active()).isEqualTo(key);
        assertThat(keys.find(key.id())).contains(key);
        assertThat(key.key().getEncoded()).hasSize(TemplateKey.BYTES);
        assertThat(realm.components()).singleElement().satisfies(made -> {
            assertThat(made.getProviderId()).isEqualTo("aes-generated");
            assertThat(made.getProviderType()).isEqualTo(KeyProvider.class.getName());
            assertThat(made.getParentId()).isEqualTo("realm");
            assertThat(made.get(Attributes.ACTIVE_KEY)).isEqualTo("false");
        });
    }

    @Test
    void warnsWhenItMakesAKeyAndNotAgain() {
        try (CapturedLog log = new CapturedLog(RealmTemplateKeys.class)) {
            TemplateKey key = keys.active();
            keys.active();

            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("WARN")
                            .contains("name of realm", "spi-credential--face--key-file")
                            .doesNotContain(key.id(), "AQEBAQ"));
        }
    }

    @Test
    void makesNoKeyWhenItOnlyLooks() {
        assertThat(keys.find("kid-1")).isEmpty();
        assertThat(realm.components()).isEmpty();
    }

    @Test
    void encryptsWithTheKeyOfHighestPriorityAndStillFindsTheOther() {
        realm.add(component("face-templates", Map.of(Attributes.PRIORITY_KEY, "20")));
        realm.add(component("face-templates", Map.of(Attributes.PRIORITY_KEY, "100")));
        realm.add(component("face-templates", Map.of(Attributes.PRIORITY_KEY, "3")));

        assertThat(keys.active().id()).isEqualTo("kid-2");
        assertThat(keys.find("kid-3")).isPresent();
    }

    @Test
    void leavesAloneWhatIsDisabledOrKeycloaksOwn() {
        realm.add(component("face-templates", Map.of(Attributes.ENABLED_KEY, "false")));
        realm.add(component("aes-generated", Map.of(Attributes.PRIORITY_KEY, "100")));
        ComponentModel other = component("face-templates", Map.of());
        other.setProviderId("hmac-generated");
        realm.add(other);

        assertThat(keys.find("kid-1")).isEmpty();
        assertThat(keys.find("kid-2")).isEmpty();
        assertThat(keys.find("kid-3")).isEmpty();
        assertThat(keys.active().id()).isEqualTo("kid-4");
    }

    private static ComponentModel component(String name, Map<String, String> config) {
        ComponentModel component = new ComponentModel();
        component.setName(name);
        component.setParentId("realm");
        component.setProviderId("aes-generated");
        component.setProviderType(KeyProvider.class.getName());
        component.put(Attributes.SECRET_SIZE_KEY, TemplateKey.BYTES);
        config.forEach(component::put);
        return component;
    }
}
