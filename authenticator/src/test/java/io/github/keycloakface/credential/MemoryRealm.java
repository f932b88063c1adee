package io.github.keycloakface.credential;

import io.github.keycloakface.Stub;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.keycloak.common.util.Base64Url;
import org.keycloak.component.ComponentModel;
import org.keycloak.keys.Attributes;
import org.keycloak.models.RealmModel;

/** A realm that keeps components. Like Keycloak's factory it fills in the id and the secret of a generated key. */
final class MemoryRealm {

    private final String id;
    private final List<ComponentModel> components = new ArrayList<>();

    MemoryRealm(String id) {
        this.id = id;
    }

    RealmModel model() {
        return Stub.of(RealmModel.class)
                .with("getId", id)
                .with("getName", "name of " + id)
                .on("addComponentModel", given -> add((ComponentModel) given[0]))
                .on(
                        "getComponentsStream",
                        given -> components.stream()
                                .filter(c -> c.getParentId().equals(given[0])
                                        && c.getProviderType().equals(given[1])))
                .make();
    }

    ComponentModel add(ComponentModel component) {
        int number = components.size() + 1;
        byte[] secret = new byte[component.get(Attributes.SECRET_SIZE_KEY, 0)];
        Arrays.fill(secret, (byte) number);
        component.setId("component-" + number);
        component.put(Attributes.KID_KEY, "kid-" + number);
        component.put(Attributes.SECRET_KEY, Base64Url.encode(secret));
        components.add(component);
        return component;
    }

    List<ComponentModel> components() {
        return components;
    }
}
