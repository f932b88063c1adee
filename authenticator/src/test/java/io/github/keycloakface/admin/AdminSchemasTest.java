package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.NewReference;
import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.FaceProblem;
import io.github.keycloakface.http.LivenessView;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.subscription.KeyTerms;
import io.github.keycloakface.verification.Asked;
import io.github.keycloakface.verification.Door;
import io.github.keycloakface.verification.Evidence;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of the admin API against the records that are read and written. */
class AdminSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Class<? extends Record>> REQUESTS = Map.of(
            "EnrollRequest", EnrollRequest.class,
            "Consent", EnrollRequest.Consent.class,
            "VerifyPhotoRequest", VerifyPhotoRequest.class,
            "NewVerification", NewVerification.class,
            "NewKey", NewKey.class,
            "KeyRotation", KeyRotation.class);

    private static final Map<String, Class<? extends Record>> ANSWERS = Map.of(
            "State", StateView.class,
            "Model", StateView.Model.class,
            "ScorePoint", StateView.ScorePoint.class,
            "Reference", ReferenceView.class,
            "PhotoOutcome", PhotoVerification.Outcome.class,
            "Liveness", LivenessView.class,
            "Verification", VerificationView.class,
            "Evidence", Evidence.class,
            "IssuedKey", KeyView.class,
            "Problem", FaceProblem.class);

    private final JsonNode api;

    AdminSchemasTest() throws IOException {
        api = JSON.readTree(ApiDescription.json().rawValue().toString());
    }

    static Stream<String> names() {
        return Stream.concat(REQUESTS.keySet().stream(), ANSWERS.keySet().stream());
    }

    @Test
    void noSchemaIsOfNothing() {
        Set<String> expected = new TreeSet<>(names().toList());
        // what Keycloak answers itself, and an issued key without its text
        expected.addAll(List.of("KeycloakError", "Key"));

        assertThat(schemas().properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSchemaHasTheMembersOfItsRecordInTheirTypes(String name) {
        Map<String, JsonNode> members = members(schemas().get(name));

        assertThat(members.keySet())
                .containsExactlyElementsOf(Arrays.stream(record(name).getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : record(name).getRecordComponents()) {
            if (!component.getType().equals(List.class)) {
                assertHasType(members.get(component.getName()), component.getType());
            } else {
                assertThat(members.get(component.getName()).get("type").asText())
                        .isEqualTo("array");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatCannotBeAbsentIsRequiredInAnAnswerAndUnknownMembersAreRefusedInARequest(String name) {
        JsonNode schema = schemas().get(name);

        if (REQUESTS.containsKey(name)) {
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        } else {
            assertThat(required(schema))
                    .containsAll(Arrays.stream(record(name).getRecordComponents())
                            .filter(component -> component.getType().isPrimitive())
                            .map(RecordComponent::getName)
                            .toList());
        }
    }

    @Test
    void onlyAnIssuedKeyHasItsText() {
        assertThat(members(schemas().get("Key"))).doesNotContainKey("key");
        assertThat(required(schemas().get("IssuedKey"))).contains("key");
    }

    @ParameterizedTest
    @CsvSource({
        "EnrollRequest/properties/minQuality/minimum, " + VerifyOptions.LOWEST_MIN_QUALITY,
        "EnrollRequest/properties/minQuality/default, " + NewReference.DEFAULT_MIN_QUALITY,
        "EnrollRequest/properties/images/maxItems, " + EnrollRequest.MAX_IMAGES,
        "EnrollRequest/properties/label/maxLength, " + FaceCredentialProvider.MAX_LABEL,
        "EnrollRequest/properties/importId/maxLength, " + EnrollRequest.MAX_TEXT,
        "Consent/properties/version/maxLength, " + EnrollRequest.MAX_TEXT,
        "VerifyPhotoRequest/properties/minQuality/minimum, " + VerifyOptions.LOWEST_MIN_QUALITY,
        "VerifyPhotoRequest/properties/minQuality/default, " + FaceConfig.DEFAULT_MIN_QUALITY,
        "VerifyPhotoRequest/properties/oneFalseMatchIn/minimum, " + FaceConfig.WORST_RATE,
        "VerifyPhotoRequest/properties/oneFalseMatchIn/maximum, " + FaceConfig.BEST_RATE,
        "VerifyPhotoRequest/properties/oneFalseMatchIn/default, " + FaceConfig.DEFAULT_RATE,
        "NewVerification/properties/expiresIn/minimum, " + Asked.SHORTEST,
        "NewVerification/properties/expiresIn/maximum, " + Asked.LONGEST,
        "NewKey/properties/name/maxLength, " + KeyTerms.MAX_NAME_CHARS,
        "NewKey/properties/origins/maxItems, " + KeyTerms.MAX_ORIGINS,
        "NewKey/properties/requestsPerMinute/maximum, " + KeyTerms.MAX_REQUESTS_PER_MINUTE,
        "NewKey/properties/requestsPerMinute/default, " + KeyTerms.DEFAULT_REQUESTS_PER_MINUTE
    })
    void limitsAreThoseOfTheCode(String pointer, int limit) {
        assertThat(schemas().at("/" + pointer).asInt(-1)).isEqualTo(limit);
    }

    @Test
    void aDoorToAskForIsOneThatThereIs() {
        assertThat(schemas().at("/NewVerification/properties/door/enum")).isEqualTo(JSON.valueToTree(Door.values()));
    }

    private static void assertHasType(JsonNode member, Class<?> type) {
        if (type.equals(Reason.class)) {
            // those of this API only, see AdminOpenApiTest
            assertThat(member.has("enum")).isTrue();
        } else if (type.isEnum()) {
            assertThat(member.get("enum")).isEqualTo(JSON.valueToTree(type.getEnumConstants()));
        } else if (type.isRecord()) {
            assertThat(member.path("$ref").asText())
                    .endsWith("/"
                            + names().filter(name -> record(name).equals(type))
                                    .findFirst()
                                    .orElseThrow());
        } else {
            assertThat(member.path("type").asText()).isEqualTo(jsonType(type));
            assertThat(member.has("contentEncoding")).isEqualTo(type.equals(Base64Text.class));
        }
    }

    private static String jsonType(Class<?> type) {
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return "boolean";
        }
        if (type.equals(double.class)) {
            return "number";
        }
        return type.equals(String.class) || type.equals(Base64Text.class) ? "string" : "integer";
    }

    private static Class<? extends Record> record(String name) {
        return REQUESTS.containsKey(name) ? REQUESTS.get(name) : ANSWERS.get(name);
    }

    private Map<String, JsonNode> members(JsonNode schema) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        schema.path("allOf")
                .forEach(part ->
                        members.putAll(members(api.at(part.get("$ref").asText().substring(1)))));
        schema.path("properties").properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private Set<String> required(JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("allOf")
                .forEach(part -> required.addAll(
                        required(api.at(part.get("$ref").asText().substring(1)))));
        schema.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private JsonNode schemas() {
        return api.at("/components/schemas");
    }
}
