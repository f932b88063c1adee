package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.Spi;

class DefaultFaceEngineFactoryTest {

    /** As Keycloak's build step does. */
    @Test
    void canBeAskedEverythingWithoutInit() {
        DefaultFaceEngineFactory factory = new DefaultFaceEngineFactory();

        assertThat(factory.getId()).isEqualTo("default");
        assertThat(factory.getConfigMetadata()).hasSameSizeAs(EngineOption.values());
        assertThat(factory.getOperationalInfo())
                .containsEntry("engine", "NOT_LOADED")
                .containsKeys("plugin version", "permits");
        assertThat(factory.create(null).state()).isEqualTo(EngineState.NOT_LOADED);
        factory.close();
    }

    @Test
    void isFoundByKeycloak() {
        assertThat(ServiceLoader.load(Spi.class)).hasAtLeastOneElementOfType(FaceEngineSpi.class);
        assertThat(ServiceLoader.load(FaceEngineFactory.class))
                .hasAtLeastOneElementOfType(DefaultFaceEngineFactory.class);
    }
}
