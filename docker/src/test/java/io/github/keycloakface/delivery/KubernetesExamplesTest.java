package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples are what Kubernetes takes: every member is known and of the right kind, none that is demanded lacks. */
class KubernetesExamplesTest {

    private static final Path FOLDER = BuildFolder.MODULE.resolve("kubernetes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static List<JsonNode> documents(String file) throws IOException {
        return YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(FOLDER.resolve(file).toFile())
                .readAll();
    }

    private static void check(JsonNode document) throws IOException {
        JsonElement json = JsonParser.parseString(document.toString());
        switch (document.path("kind").asText()) {
            case "Service" -> V1Service.validateJsonElement(json);
            case "PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(json);
            case "StatefulSet" -> V1StatefulSet.validateJsonElement(json);
            default -> throw new IllegalArgumentException("unknown kind in " + document);
        }
    }

    @Test
    void theStatefulSetIsValid() throws IOException {
        List<JsonNode> documents = documents("statefulset.yaml");

        assertThat(documents).hasSize(4);
        for (JsonNode document : documents) {
            check(document);
        }
    }

    /** The check itself, where a slip of the pen would be. */
    @Test
    void aMemberThatKubernetesDoesNotKnowIsFound() throws IOException {
        JsonNode set = documents("statefulset.yaml").get(3);
        ((ObjectNode) set.at("/spec/template/spec/containers/0")).put("imagePulPolicy", "Always");

        assertThatIllegalArgumentException().isThrownBy(() -> check(set)).withMessageContaining("imagePulPolicy");
    }

    /** Every volume that is mounted is there, and the other way round. */
    @Test
    void volumesAndMountsFit() throws IOException {
        JsonNode pod = documents("statefulset.yaml").get(3).at("/spec/template/spec");

        assertThat(pod.findValues("volumeMounts").stream()
                        .flatMap(mounts -> mounts.findValuesAsText("name").stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(AdminApi.list(pod.get("volumes")).stream()
                        .map(volume -> volume.get("name").asText())
                        .toList());
    }

    /** No schema of the operator is at hand: that it is YAML, and for the operator, is all that is checked. */
    @Test
    void theOperatorsObjectIsForTheOperator() throws IOException {
        JsonNode keycloak = documents("keycloak-operator.yaml").get(0);

        assertThat(keycloak.path("kind").asText()).isEqualTo("Keycloak");
        assertThat(keycloak.path("apiVersion").asText()).startsWith("k8s.keycloak.org/");
        assertThat(keycloak.at("/spec/instances").asInt()).isEqualTo(3);
    }
}
