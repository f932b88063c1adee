package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A served OpenAPI file as a judge of answers. OpenAPI 3.1 schemas are JSON Schema 2020-12. */
final class OpenApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemaOf = new ConcurrentHashMap<>();
    private final JsonNode document;
    private final String below;

    OpenApiContract(String served) throws IOException {
        this.document = JSON.readTree(served);
        this.below =
                document.at("/servers/0/url").asText().replace("{server}", "^").replace("{realm}", "[^/]+");
    }

    JsonNode document() {
        return document;
    }

    boolean describes(String method, String path) {
        return template(method, path).isPresent();
    }

    /**
     * Finds the address of the document that a path is of.
     *
     * @param path as a caller sees it, {@code /realms/...} included
     */
    Optional<String> template(String method, String path) {
        String own = path.replaceFirst(below, "");
        return own.equals(path)
                ? Optional.empty()
                : document.path("paths").properties().stream()
                        .filter(described -> described.getValue().has(method.toLowerCase(Locale.ROOT)))
                        .map(Map.Entry::getKey)
                        .filter(template -> own.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                        .findFirst();
    }

    /** Whether an address may answer with a status, be there a body or not. */
    boolean mayEndIn(int status, String method, String template) {
        return operation(method, template).path("responses").has(Integer.toString(status));
    }

    /** @param method in capitals */
    record Operation(String method, String template) {}

    Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey())));
    }

    /** Holds the body of an answer against the schema of its status. */
    void check(String method, String path, int status, String body) {
        checkAnswer(method, template(method, path).orElseThrow(), status, body);
    }

    private void checkAnswer(String method, String template, int status, String body) {
        try {
            JsonSchema schema = schemaOf.computeIfAbsent(
                    method + status + template, ignored -> schema(operation(method, template), status));
            assertThat(schema.validate(JSON.readTree(body)))
                    .as(method + " " + template + ", status " + status + " against openapi.json: " + body)
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError("status " + status + " is not JSON: " + body, e);
        }
    }

    /** Holds a body that is sent against the schema of what may be. */
    List<String> faults(String method, String template, JsonNode body) {
        return schema(operation(method, template).path("requestBody")).validate(body).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Holds each example of an answer, and of what is sent, against the schema beside it. */
    void checkExamples(String method, String template) {
        JsonNode operation = operation(method, template);
        operation
                .path("responses")
                .properties()
                .forEach(response -> examples(resolved(response.getValue()))
                        .forEach(example -> checkAnswer(
                                method,
                                template,
                                Integer.parseInt(response.getKey()),
                                resolved(example).path("value").toString())));
        examples(operation.path("requestBody"))
                .forEach(example -> assertThat(faults(method, template, example.path("value")))
                        .isEmpty());
    }

    private static JsonNode examples(JsonNode described) {
        return described.at("/content/application~1json/examples");
    }

    private JsonSchema schema(JsonNode operation, int status) {
        JsonNode response = operation.path("responses").path(Integer.toString(status));
        assertThat(response.isObject())
                .as("openapi.json describes status " + status + " of " + operation.path("operationId"))
                .isTrue();
        return schema(resolved(response));
    }

    private JsonSchema schema(JsonNode described) {
        JsonNode schema = described.path("content").path("application/json").path("schema");
        assertThat(schema.isObject()).as("a schema in " + described).isTrue();
        // local references of the schema point into the whole document
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return schemas.getSchema(root);
    }

    private JsonNode operation(String method, String template) {
        return document.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
