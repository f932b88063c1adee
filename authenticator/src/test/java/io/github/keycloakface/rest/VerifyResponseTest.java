package io.github.keycloakface.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.http.FaceJson;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.Verification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyResponseTest {

    @Test
    void writesTheGuidesSampleToTheLetter() {
        assertThat(json(97.3f, 60))
                .isEqualTo("{\"matchedFaces\":[{\"matchResult\":1,\"confidence\":97.3,\"image1_face\":" + GuideFace.JSON
                        + "},\"image2_face\":" + GuideFace.JSON + "}}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60, 0",
        "59.99, 60, 0",
        "60.0, 60, 0",
        "60.0000001, 60, 0",
        "60.00001, 60, 1",
        "200, 60, 1",
        "0, 0, 0",
        "0.001, 0, 1",
        "47.9, 48, 0",
        "48, 48, 0",
        "48.1, 48, 1"
    })
    void isAMatchOnlyAboveTheDecisionScore(double score, double decisionScore, int matchResult) {
        assertThat(json(score, decisionScore)).contains("\"matchResult\":" + matchResult + ",");
    }

    @ParameterizedTest
    @CsvSource({"0.0000012, 0.0000012", "200, 200.0", "0, 0.0", "-0.0, 0.0", "12345678, 12345678"})
    void neverWritesAnExponent(double score, String text) {
        assertThat(json(score, 60)).contains("\"confidence\":" + text + ",");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void writesNoNumberThatJsonDoesNotKnow(double score) {
        assertThatThrownBy(() -> json(score, 60)).isInstanceOf(NumberFormatException.class);
    }

    private static String json(double score, double decisionScore) {
        DetectedIn face = GuideFace.of(Map.of(), "sharpness");
        Verification verification =
                new Verification(List.of(new ComparedPair(face, face, score, score > decisionScore)));
        return new String(new FaceJson().bytes(VerifyResponse.of(verification, decisionScore)), UTF_8);
    }
}
