package io.github.keycloakface.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.verify.ProbeRefusedException;
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
}
