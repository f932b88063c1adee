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
    private final Map<Integer, JsonSchema> byStatus = new ConcurrentHashMap<>();
    private final JsonNode document;

    OpenApiContract(String served) throws IOException {
        this.document = JSON.readTree(served);
    }

    JsonNode document() {
        return document;
    }

    void check(int status, String body) {
        try {
            assertThat(byStatus.computeIfAbsent(status, this::schema).validate(JSON.readTree(body)))
                    .as("status " + status + " against openapi.json: " + body)
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError("status " + status + " is not JSON: " + body, e);
        }
    }

    private JsonSchema schema(int status) {
        JsonNode response = resolved(verifyPost().path("responses").path(Integer.toString(status)));
        JsonNode schema = response.path("content").path("application/json").path("schema");
        assertThat(schema.isObject())
                .as("openapi.json describes status " + status)
                .isTrue();
        // local references of the schema point into the whole document
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return schemas.getSchema(root);
    }

    private JsonNode verifyPost() {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (path.getKey().endsWith("/verify")) {
                return path.getValue().path("post");
            }
        }
        throw new AssertionError("openapi.json has no path that ends with /verify");
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
