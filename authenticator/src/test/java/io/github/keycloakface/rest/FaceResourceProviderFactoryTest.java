package io.github.keycloakface.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.services.resource.RealmResourceProviderFactory;

class FaceResourceProviderFactoryTest {

    @Test
    void isFoundByKeycloakUnderThePathFace() {
        assertThat(ServiceLoader.load(RealmResourceProviderFactory.class)).anySatisfy(factory -> {
            assertThat(factory).isInstanceOf(FaceResourceProviderFactory.class);
            assertThat(factory.getId()).isEqualTo("face");
        });
    }

    @Test
    void makesAResourceOutsideARequest() {
        assertThat(new FaceResourceProviderFactory().create(null).getResource()).isInstanceOf(FaceResource.class);
    }
}
