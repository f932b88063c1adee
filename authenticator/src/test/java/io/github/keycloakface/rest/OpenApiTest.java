package io.github.keycloakface.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.http.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    /** Reasons that face/verify never has: of other addresses, and of the admin API, see docs/admin-api.md. */
    private static final Set<Reason> ELSEWHERE = EnumSet.of(
            Reason.NOT_FOUND,
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
            Reason.FACES_DIFFER,
            Reason.LABEL_TOO_LONG,
            Reason.USER_NOT_FOUND,
            Reason.REFERENCE_NOT_FOUND,
            Reason.REFERENCES_FULL,
            Reason.LABEL_TAKEN,
            Reason.SERVICE_ACCOUNT,
            Reason.NOT_ENROLLED,
            Reason.REFERENCES_STALE,
            Reason.REFERENCES_UNREADABLE,
            Reason.VERIFICATION_NOT_FOUND,
            Reason.VERIFICATION_OPEN,
            Reason.ACTION_NOT_ENABLED,
            Reason.NO_EMAIL,
            Reason.USER_DISABLED,
            Reason.CLIENT_UNUSABLE,
            Reason.MAIL_NOT_SENT,
            Reason.CLIENT_NOT_FOUND,
            Reason.KEY_NOT_FOUND,
            Reason.CLIENT_WITHOUT_ACCOUNT,
            Reason.KEYS_FULL,
            Reason.KEY_ENDED);

    @Test
    void openApiKnowsEveryReasonMemberAndStatus() throws IOException {
        JsonNode api;
        try (InputStream document = getClass().getResourceAsStream("/keycloak-face/openapi.json")) {
            api = new ObjectMapper().readTree(document);
        }
        JsonNode problem = api.at("/components/schemas/Problem");
        JsonNode responses = api.at("/paths/~1face~1verify/post/responses");

        assertThat(problem.at("/properties/reason/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
        assertThat(problem.get("required"))
                .extracting(JsonNode::asText)
                .containsExactly("code", "statusCode", "errorCode", "errorMessage", "message", "error", "reason");
        assertThat(api.at("/components/schemas/VerifyRequest/properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Arrays.stream(Member.values()).map(Member::text).toList());
        for (Reason reason : Reason.values()) {
            JsonNode example = responses.at("/" + reason.status() + "/content/application~1json/examples/" + reason);
            assertThat(example.isMissingNode()).as(reason.name()).isEqualTo(ELSEWHERE.contains(reason));
        }
        assertThat(responses
                        .at("/400/content/application~1json/examples/IMAGE1_NO_FACE/value/message")
                        .asText())
                .isEqualTo(Reason.IMAGE1_NO_FACE.sentence());
    }
}
