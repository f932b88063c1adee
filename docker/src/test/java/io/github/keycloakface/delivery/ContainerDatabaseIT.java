package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

/** The image for H2, whose base has no libstdc++. */
@Order(4)
@Tag("containers")
class ContainerDatabaseIT {

    private static final Map<String, String> ALONE = Map.of("KC_CACHE", "local");

    @Test
    void onH2AFaceOutlivesARestart() throws IOException, InterruptedException {
        try (KeycloakNode node = new KeycloakNode(TestImages.KEYCLOAK_H2, ALONE).keepData()) {
            node.start();
            Person person = new AdminApi(node).newPerson();
            FaceUsers.asAdmin(FaceApi.of(node)).enrolled(person, Photos.FRANCK);
            assertThat(HttpLogin.stepUp(node, person)).isEqualTo("face");

            node.stop();
            node.startAgain();
            node.awaitReady();

            assertThat(HttpLogin.stepUp(node, person)).isEqualTo("face");
            assertThat(node.container()
                            .execInContainer("ls", "/opt/keycloak/lib/face")
                            .getStdout())
                    .contains("libstdc++.so.6");
        }
    }

    @Test
    void aWrongVolumeOfModelsLetsNobodyPassWithAFace(@TempDir Path models) throws IOException {
        Files.writeString(models.resolve("manifest.json"), "{}");
        // the server's user is not the one of the tests
        Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> settings =
                Map.of("KC_CACHE", "local", "KC_SPI_FACE_ENGINE__DEFAULT__MODELS_DIR", "/etc/face-models");
        try (KeycloakNode node = new KeycloakNode(TestImages.KEYCLOAK_H2, settings)) {
            node.bind(models, "/etc/face-models").keepData().start();
            AdminApi admin = new AdminApi(node);
            Person person = admin.newPerson();
            admin.addFace(person, "any", "{\"keyId\":\"old\",\"nonce\":\"AAAAAAAAAAAAAAAA\",\"ciphertext\":\"AAAA\"}");

            HttpLogin login = new HttpLogin();
            Page camera = login.untilFace(node, person);
            Page refused = login.show(node, camera, Photos.FRANCK);
            assertThat(refused.code()).isEmpty();
            assertThat(refused.asksForAFace()).isTrue();

            HttpLogin password = new HttpLogin();
            Page end = password.givePassword(node, password.open(node, "prompt=login"), person);
            assertThat(password.claims(node, end).path("acr").asText()).isEqualTo("password");
            FaceApi.of(node)
                    .verify(Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.FRANCK))
                    .isProblem(500, "INTERNAL");
            assertThat(new Management(node).health("/group/face").status()).isEqualTo(503);
        }
    }

    /** docs/containers.md, Kubernetes: a Keycloak image without libstdc++ gets it with the plugin. */
    @Test
    void theInitContainerBringsLibstdcToo() throws IOException, InterruptedException {
        try (GenericContainer<?> init = new GenericContainer<>(TestImages.PROVIDERS)) {
            init.withCommand("sleep", "300")
                    .withCreateContainerCmdModifier(command -> command.withEntrypoint())
                    .start();
            assertThat(init.execInContainer("ls", "/face/natives").getStdout().lines())
                    .contains("libopencv_java490.so", "libonnxruntime.so", "libstdc++.so.6", "libgcc_s.so.1");
        }
    }
}
