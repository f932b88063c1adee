package io.github.keycloakface.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.http.FaceProblem;
import io.github.keycloakface.http.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The served description against the code it describes. */
class OpenApiTest {

    /** Of other addresses than those that it describes, most of them of the admin API: see docs/admin-api.md. */
    private static final Set<Reason> ELSEWHERE = EnumSet.of(
            Reason.NOT_FOUND,
            Reason.CHALLENGE_GONE,
            Reason.METHOD_NOT_ALLOWED,
            Reason.IMAGE_MISSING,
            Reason.TOO_MANY_IMAGES,
            Reason.IMAGE_NOT_BASE64,
            Reason.IMAGE_UNSUPPORTED_FORMAT,
            Reason.IMAGE_UNREADABLE,
            Reason.IMAGE_TOO_LARGE,
            Reason.NO_FACE,
            Reason.MANY_FACES,
            Reason.LOW_QUALITY,
            Reason.NOT_LIVE,
            Reason.FACES_DIFFER,
            Reason.LABEL_TOO_LONG,
            Reason.USER_NOT_FOUND,
            Reason.REFERENCE_NOT_FOUND,
            Reason.CLIENT_NOT_FOUND,
            Reason.KEY_NOT_FOUND,
            Reason.REFERENCES_FULL,
            Reason.LABEL_TAKEN,
            Reason.SERVICE_ACCOUNT,
            Reason.NOT_ENROLLED,
            Reason.REFERENCES_STALE,
            Reason.REFERENCES_UNREADABLE,
            Reason.VERIFICATION_NOT_FOUND,
            Reason.LIVENESS_UNAVAILABLE,
            Reason.VERIFICATION_OPEN,
            Reason.ACTION_NOT_ENABLED,
            Reason.NO_EMAIL,
            Reason.USER_DISABLED,
            Reason.CLIENT_UNUSABLE,
            Reason.MAIL_NOT_SENT,
            Reason.CLIENT_WITHOUT_ACCOUNT,
            Reason.KEYS_FULL,
            Reason.KEY_ENDED);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode api;

    OpenApiTest() throws IOException {
        try (InputStream document = getClass().getResourceAsStream("/keycloak-face/openapi.json")) {
            api = JSON.readTree(document);
        }
    }

    @Test
    void knowsEveryReasonAndMemberOfAProblem() {
        JsonNode problem = api.at("/components/schemas/Problem");

        assertThat(problem.at("/properties/reason/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
        assertThat(problem.get("required"))
                .extracting(JsonNode::asText)
                .containsExactly("code", "statusCode", "errorCode", "errorMessage", "message", "error", "reason");
    }

    @Test
    void knowsEveryMemberOfARequest() {
        assertThat(membersOf("VerifyRequest"))
                .containsExactlyElementsOf(
                        Member.OF_TWO_IMAGES.stream().map(Member::text).toList());
        assertThat(membersOf("ImageRequest"))
                .hasSize(4)
                .allMatch(name -> Member.OF_ONE_IMAGE.stream().anyMatch(member -> member.isNamed(name)));
    }

    @ParameterizedTest
    @EnumSource
    void showsEachReasonAsItIsSent(Reason reason) {
        if (!ELSEWHERE.contains(reason)) {
            assertThat(api.at("/components/examples/" + reason + "/value"))
                    .isEqualTo(JSON.valueToTree(FaceProblem.of(reason)));
        }
    }

    @Test
    void verifyMayEndInEveryReason() {
        Set<String> all = new TreeSet<>();
        EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).forEach(reason -> all.add(reason.name()));

        assertThat(reasonsOf("verify")).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality", "liveness"})
    void oneImageIsNeitherASecondNorCompared(String operation) {
        assertThat(reasonsOf(operation))
                .contains("IMAGE1_MISSING", "IMAGE1_UNREADABLE", "KEY_INVALID", "NOT_ALLOWED", "RATE_LIMITED", "BUSY")
                .doesNotContain("IMAGE1_LOW_QUALITY", "FAR_UNSUPPORTED", "QUALITY_THRESHOLD_OUT_OF_RANGE")
                .noneMatch(reason -> reason.startsWith("IMAGE2"));
        assertThat(reasonsOf(operation).contains("IMAGE1_NO_FACE")).isEqualTo(!operation.equals("detect"));
        assertThat(reasonsOf(operation).contains("LIVENESS_UNAVAILABLE")).isEqualTo(operation.equals("liveness"));
    }

    @Test
    void showsThatLivenessMayBeUnavailable() {
        assertThat(api.at("/components/examples/LIVENESS_UNAVAILABLE/value"))
                .isEqualTo(JSON.valueToTree(FaceProblem.of(Reason.LIVENESS_UNAVAILABLE)));
    }

    private Set<String> reasonsOf(String operation) {
        Set<String> reasons = new TreeSet<>();
        for (JsonNode response : api.at("/paths/~1face~1" + operation + "/post/responses")) {
            JsonNode content = resolved(response).at("/content/application~1json");
            if (content.at("/schema/$ref").asText().endsWith("/Problem")) {
                content.path("examples").fieldNames().forEachRemaining(reasons::add);
            }
        }
        return reasons;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }

    private List<String> membersOf(String schema) {
        return api.at("/components/schemas/" + schema + "/properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
