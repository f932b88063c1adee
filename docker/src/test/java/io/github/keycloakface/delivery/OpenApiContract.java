package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The served OpenAPI file as a judge of answers. OpenAPI 3.1 schemas are JSON Schema 2020-12. */
final class OpenApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemaOf = new ConcurrentHashMap<>();
    private final JsonNode document;

    OpenApiContract(String served) throws IOException {
        this.document = JSON.readTree(served);
    }

    JsonNode document() {
        return document;
    }

    /** Whether a POST to this path is described. */
    boolean describes(String path) {
        return !operation(path).isMissingNode();
    }

    /** @param path as a caller sees it, {@code /realms/...} included */
    void check(String path, int status, String body) {
        try {
            JsonSchema schema = schemaOf.computeIfAbsent(status + path, ignored -> schema(path, status));
            assertThat(schema.validate(JSON.readTree(body)))
                    .as(path + ", status " + status + " against openapi.json: " + body)
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError("status " + status + " is not JSON: " + body, e);
        }
    }

    /** Holds each example of an answer against the schema beside it. */
    void checkExamples(String path) {
        operation(path)
                .path("responses")
                .properties()
                .forEach(response -> resolved(response.getValue())
                        .at("/content/application~1json/examples")
                        .forEach(example -> check(
                                path,
                                Integer.parseInt(response.getKey()),
                                resolved(example).path("value").toString())));
    }

    private JsonSchema schema(String path, int status) {
        JsonNode response = resolved(operation(path).path("responses").path(Integer.toString(status)));
        JsonNode schema = response.path("content").path("application/json").path("schema");
        assertThat(schema.isObject())
                .as("openapi.json describes " + path + " with status " + status)
                .isTrue();
        // local references of the schema point into the whole document
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return schemas.getSchema(root);
    }

    private JsonNode operation(String path) {
        return document.path("paths")
                .path(path.replaceFirst("^/realms/[^/]+", ""))
                .path("post");
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
