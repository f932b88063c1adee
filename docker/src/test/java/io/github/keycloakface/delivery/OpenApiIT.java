package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The served description; that answers obey it is checked with every answer, see {@link FaceApi#send}. */
@ExtendWith(LiveServer.class)
class OpenApiIT {

    private static final String VERIFY = "/realms/face-demo/face/verify";

    private final OpenApiContract contract;

    OpenApiIT(FaceApi api) {
        this.contract = api.contract();
    }

    @Test
    void isOpenApiThreeDotOne() {
        assertThat(contract.document().path("openapi").asText()).startsWith("3.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "detect", "quality", "liveness"})
    void itsExamplesObeyIt(String operation) {
        assertThat(contract.describes("POST", "/realms/face-demo/face/" + operation))
                .isTrue();
        contract.checkExamples("POST", "/face/" + operation);
    }

    @Test
    void wouldNoticeAnAnswerThatBreaksTheContract() {
        assertThatThrownBy(() -> contract.check("POST", VERIFY, 200, "{\"matchedFaces\":[]}"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.check("POST", VERIFY, 400, "{\"code\":\"400\"}"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.check("POST", VERIFY, 418, "{}")).isInstanceOf(AssertionError.class);
    }
}
