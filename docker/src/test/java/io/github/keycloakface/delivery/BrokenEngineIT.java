package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server whose models are damaged: seen by those who watch, and no harm to logins without a face. */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(LiveServer.class)
class BrokenEngineIT {

    /** Takes part so that the shared server has prepared the distribution that this one uses, too. */
    private final KeycloakServer shared;

    @TempDir
    Path models;

    BrokenEngineIT(KeycloakServer shared) {
        this.shared = shared;
    }

    @Test
    void isSeenEverywhereAndStopsNothingElse() throws IOException {
        assertThat(shared.log()).contains("started in");
        Files.writeString(models.resolve("manifest.json"), "{}");
        try (KeycloakServer server = KeycloakServer.start(
                KeycloakServer.home(), "broken", "--spi-face-engine--default--models-dir=" + models)) {
            Management management = new Management(server);
            // a token without a face: the constructor asks for one
            FaceApi api = FaceApi.of(server);

            api.verify(Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.FRANCK)).isProblem(500, "INTERNAL");

            assertThat(management.health("/group/face").status()).isEqualTo(503);
            Management.Health ready = management.health("/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.check("Face engine").at("/data/state").asText()).isEqualTo("FAILED");
            Metrics metrics = management.metrics();
            assertThat(metrics.sum("keycloak_face_engine_state", "state", "failed"))
                    .isEqualTo(1);
            assertThat(metrics.sum("keycloak_face_operation_seconds_count", "outcome", "unavailable"))
                    .isEqualTo(1);
            assertThat(metrics.sum("keycloak_face_requests_total", "outcome", "internal"))
                    .isEqualTo(1);
        }
    }
}
