package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.Metrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running server tells those who watch it. */
@ExtendWith(LiveServer.class)
class OperationsIT {

    private static final byte[] FRANCK = Photos.bytes(Photos.FRANCK);

    private final FaceApi api;
    private final Management management;

    OperationsIT(FaceApi api, KeycloakServer server) {
        this.api = api;
        this.management = new Management(server);
    }

    @Test
    void answersAreCountedByAddressAndReason() {
        Metrics before = management.metrics();

        api.verify(FRANCK, FRANCK);
        api.verify(FRANCK, Photos.withoutFace("jpg")).isProblem(400, "IMAGE2_NO_FACE");
        api.send(api.verifyRequest("{}")).isProblem(401, "KEY_INVALID");

        Metrics after = management.metrics();
        for (String outcome : List.of("ok", "image2_no_face", "key_invalid")) {
            assertThat(grown(before, after, "requests_total", "endpoint", "verify", "outcome", outcome))
                    .as(outcome)
                    .isEqualTo(1);
        }
        assertThat(grown(before, after, "operation_seconds_count", "operation", "verify", "outcome", "ok"))
                .isEqualTo(1);
        assertThat(grown(before, after, "operation_seconds_count", "operation", "verify", "outcome", "no_face"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decode", "detect", "landmarks", "align", "quality", "embed", "match"})
    void eachStageIsTimed(String stage) {
        Metrics before = management.metrics();

        api.verify(FRANCK, Photos.bytes(Photos.AUDREY));

        Metrics after = management.metrics();
        assertThat(grown(before, after, "stage_seconds_count", "stage", stage))
                .isEqualTo("match".equals(stage) ? 1 : 2);
        assertThat(grown(before, after, "stage_seconds_sum", "stage", stage)).isPositive();
    }

    @Test
    void livenessIsAStageOfItsOwn() {
        Metrics before = management.metrics();

        api.post("liveness", FaceApi.image(FRANCK).toString());

        Metrics after = management.metrics();
        assertThat(grown(before, after, "stage_seconds_count", "stage", "liveness"))
                .isEqualTo(1);
        // the quality that is told beside asks the embedder, once
        assertThat(grown(before, after, "stage_seconds_count", "stage", "embed"))
                .isEqualTo(1);
        assertThat(grown(before, after, "operation_seconds_count", "operation", "liveness", "outcome", "ok"))
                .isEqualTo(1);
    }

    @Test
    void theStagesAreAllThatAnOperationTakes() {
        Metrics before = management.metrics();

        api.verify(FRANCK, FRANCK);

        Metrics after = management.metrics();
        double stages = grown(before, after, "stage_seconds_sum");
        double operation = grown(before, after, "operation_seconds_sum", "operation", "verify");
        assertThat(stages).isBetween(0.7 * operation, operation);
    }

    @Test
    void scoresAreCountedInWholeDecades() {
        Metrics before = management.metrics();

        api.verify(FRANCK, FRANCK);
        api.verify(FRANCK, Photos.bytes(Photos.AUDREY));

        Metrics after = management.metrics();
        assertThat(grown(before, after, "score_count", "use", "api", "match", "true"))
                .isEqualTo(1);
        assertThat(grown(before, after, "score_bucket", "match", "false", "le", "60.0"))
                .isEqualTo(1);
        assertThat(after.sum("keycloak_face_score_sum", "match", "true") % 12).isZero();
        assertThat(after.sum("keycloak_face_score_max", "match", "true") % 12).isZero();
    }

    @Test
    void queuesShowWhoWaitsAndForHowLong() {
        Metrics before = management.metrics();

        api.verify(FRANCK, FRANCK);

        Metrics after = management.metrics();
        for (String queue : List.of("comparisons", "bodies")) {
            assertThat(grown(before, after, "queue_wait_seconds_count", "queue", queue, "outcome", "let_in"))
                    .as(queue)
                    .isEqualTo(1);
            assertThat(after.sum("keycloak_face_queue_length", "queue", queue)).isZero();
            assertThat(after.sum("keycloak_face_queue_taken", "queue", queue)).isZero();
        }
    }

    /** Somebody who calls a thousand addresses, or has a thousand realms, must not fill the memory of the monitor. */
    @Test
    void noLabelComesFromOutside() {
        String secret = UUID.randomUUID().toString();
        api.send(api.request("/realms/face-demo/face/" + secret).build());
        api.send(api.request("/realms/face-demo/face/console/" + secret).build());
        api.send(api.request("/realms/face-demo/face/verify?x=" + secret).build());

        List<Sample> samples = management.metrics().ofFaces();

        Map<String, Set<String>> values = samples.stream()
                .flatMap(sample -> sample.labels().entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        assertThat(values.keySet())
                .isSubsetOf(
                        "endpoint", "outcome", "operation", "stage", "queue", "use", "match", "reason", "state", "le");
        assertThat(values.get("endpoint")).contains("{other}", "console/{file}");
        values.forEach((label, all) -> assertThat(all)
                .as(label)
                .allMatch(value -> value.matches("le".equals(label) ? "[0-9.]+|\\+Inf" : "[a-z0-9_/{}.]{1,60}"))
                .noneMatch(value -> value.contains(secret) || value.contains("face-demo")));
    }

    @Test
    void theEngineIsPartOfTheServersHealth() {
        Management.Health ready = management.health("/ready");

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.check("Face engine").at("/data/state").asText()).isEqualTo("READY");
        assertThat(management.health("/group/face").status()).isEqualTo(200);
        assertThat(management.metrics().sum("keycloak_face_engine_state", "state", "ready"))
                .isEqualTo(1);
    }

    private static double grown(Metrics before, Metrics after, String name, String... labels) {
        return after.sum("keycloak_face_" + name, labels) - before.sum("keycloak_face_" + name, labels);
    }
}
