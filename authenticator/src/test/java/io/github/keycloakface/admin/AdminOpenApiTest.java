package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.keycloakface.http.FaceProblem;
import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.PhotoProblem;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import jakarta.ws.rs.ForbiddenException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The description of the admin API against the resources and refusals that it describes. */
class AdminOpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode api;

    AdminOpenApiTest() throws IOException {
        api = JSON.readTree(ApiDescription.json().rawValue().toString());
    }

    @Test
    void hasEveryAddressWithItsMethodsAndParameters() {
        Map<String, Set<String>> described = new TreeMap<>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> described.put(
                                operation.getKey() + " " + path.getKey(), parameters(operation.getValue()))));

        assertThat(described).isEqualTo(Addresses.of(FaceAdminResource.class, "/face"));
    }

    @Test
    void namesEachOperationOnce() {
        assertThat(api.findValuesAsText("operationId")).doesNotHaveDuplicates();
    }

    @Test
    void aProblemMayHaveTheReasonsThatTheCodeGives() {
        Set<String> known = texts(api.at("/components/schemas/Problem/properties/reason/enum"));

        assertThat(known).isEqualTo(given()).isNotEmpty();
    }

    @Test
    void eachReasonIsAnAnswerOfSomeAddress() {
        Set<String> answers = new TreeSet<>();
        for (JsonNode path : api.get("paths")) {
            for (JsonNode operation : path) {
                operation
                        .get("responses")
                        .properties()
                        .forEach(response -> answers.addAll(reasons(response.getKey(), response.getValue())));
            }
        }

        assertThat(answers).isEqualTo(given());
    }

    @Test
    void showsEachReasonAsItIsSent() {
        JsonNode examples = api.at("/components/examples");

        assertThat(examples.size()).isEqualTo(given().size());
        for (String reason : given()) {
            assertThat(examples.at("/" + reason + "/value"))
                    .as(reason)
                    .isEqualTo(JSON.valueToTree(sent(Reason.valueOf(reason))));
        }
    }

    /** Each stands under the status that it has. */
    private Set<String> reasons(String status, JsonNode response) {
        Set<String> reasons = new TreeSet<>();
        resolved(response).at("/content/application~1json/examples").forEach(example -> {
            JsonNode problem = resolved(example).get("value");
            if (problem.has("reason")) {
                assertThat(problem.get("code").asText()).isEqualTo(status);
                reasons.add(problem.get("reason").asText());
            }
        });
        return reasons;
    }

    /** What the classes name, and what {@link ProblemException#busy} gives. */
    private static Set<String> given() {
        Set<String> reasons = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(FaceAdminResource.class, JsonBody.class)
                        .stream()
                        .filter(AdminOpenApiTest::refuses)
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Reason.class))
                        .map(access -> access.getTarget().getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        reasons.add(Reason.BUSY.name());
        return reasons;
    }

    private static boolean refuses(JavaClass type) {
        return type.getPackageName().equals(FaceAdminResource.class.getPackageName())
                || type.getName().startsWith(JsonBody.class.getName())
                || type.getName().startsWith(PhotoProblem.class.getName());
    }

    /** Some have a sentence of their own here. */
    private static FaceProblem sent(Reason reason) {
        return switch (reason) {
            case IMAGE_NOT_BASE64, IMAGE_UNSUPPORTED_FORMAT, IMAGE_UNREADABLE, IMAGE_TOO_LARGE, NO_FACE, MANY_FACES ->
                PhotoProblem.of("The image", reason).problem();
            case LOW_QUALITY ->
                PhotoProblem.of("The image", new DefectiveFaceException(FaceDefect.BLURRED))
                        .problem();
            case NOT_ALLOWED -> notAllowed();
            default -> FaceProblem.of(reason);
        };
    }

    private static FaceProblem notAllowed() {
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> new AdminCall(null, null, null, null).require(permissions -> {
                            throw new ForbiddenException();
                        }))
                .problem();
    }

    private Set<String> parameters(JsonNode operation) {
        Set<String> parameters = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String in = parameter.get("in").asText();
            assertThat(parameter.path("required").asBoolean()).isEqualTo(in.equals("path"));
            parameters.add(in + " " + parameter.get("name").asText());
        }
        return parameters;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Set<String> texts(JsonNode array) {
        List<String> all = StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        return new TreeSet<>(all);
    }
}
