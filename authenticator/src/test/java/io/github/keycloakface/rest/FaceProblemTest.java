package io.github.keycloakface.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaceProblemTest {

    @Test
    void hasTheSevenMembers() {
        String sentence = Reason.IMAGE1_NO_FACE.sentence();

        assertThat(new String(new FaceJson().bytes(FaceProblem.of(Reason.IMAGE1_NO_FACE)), UTF_8))
                .isEqualTo("{\"code\":400,\"statusCode\":400,\"errorCode\":400,\"errorMessage\":\"" + sentence
                        + "\",\"message\":\"" + sentence + "\",\"error\":\"" + sentence
                        + "\",\"reason\":\"IMAGE1_NO_FACE\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED_JSON,400", "IMAGE1_MISSING,400", "IMAGE2_LOW_QUALITY,400", "FAR_UNSUPPORTED,400", "KEY_INVALID,401",
        "NOT_ALLOWED,403", "BODY_TOO_LARGE,413", "RATE_LIMITED,429", "INTERNAL,500", "BUSY,503"
    })
    void hasTheStatusOfTheContract(Reason reason, int status) {
        assertThat(FaceProblem.of(reason).code()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void namesOneThingToDo(Reason reason) {
        assertThat(reason.sentence()).endsWith(".").matches("[^:]*(: [^:]*)?|.* must be .*");
    }

    @Test
    void everyRefusalOfTheEngineHasAReasonForEachImage() {
        for (ProbeRefusedException.Reason refusal : ProbeRefusedException.Reason.values()) {
            for (int image = 1; image <= 2; image++) {
                FaceProblem problem = FaceProblem.of(new ProbeRefusedException(image, refusal, null));

                assertThat(problem.reason().name()).isEqualTo("IMAGE" + image + "_" + refusal.name());
            }
        }
    }

    @Test
    void blamesTheComponent() {
        ProbeRefusedException blurred =
                new ProbeRefusedException(2, ProbeRefusedException.Reason.LOW_QUALITY, "sharpness");

        FaceProblem problem = FaceProblem.of(blurred);

        assertThat(problem.reason()).isEqualTo(Reason.IMAGE2_LOW_QUALITY);
        assertThat(problem.message())
                .contains("second image")
                .contains("sharpness")
                .isEqualTo(problem.errorMessage());
    }

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
            assertThat(example.isMissingNode())
                    .as(reason.name())
                    .isEqualTo(reason == Reason.NOT_FOUND || reason == Reason.METHOD_NOT_ALLOWED);
        }
        assertThat(responses
                        .at("/400/content/application~1json/examples/IMAGE1_NO_FACE/value/message")
                        .asText())
                .isEqualTo(Reason.IMAGE1_NO_FACE.sentence());
    }
}
