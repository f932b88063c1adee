package io.github.keycloakface.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.http.FaceJson;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.quality.Quality;
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

    private static final String GUIDE_FACE = """
            {"faceRectangle":{"x":30,"y":0,"height":1860,"width":1532},\
            "points":[{"x":58.2854,"y":-42.453003},{"x":1562.8524,"y":-20.026917},\
            {"x":30.252747,"y":1838.2557},{"x":1534.8197,"y":1860.6819}],"quality":94.401535}""";

    @Test
    void writesTheGuidesSampleToTheLetter() {
        assertThat(json(97.3f, 60))
                .isEqualTo("{\"matchedFaces\":[{\"matchResult\":1,\"confidence\":97.3,\"image1_face\":" + GUIDE_FACE
                        + ",\"image2_face\":" + GUIDE_FACE + "}]}");
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
        Verification verification =
                new Verification(List.of(new ComparedPair(guideFace(), guideFace(), score, score > decisionScore)));
        return new String(new FaceJson().bytes(VerifyResponse.of(verification, decisionScore)), UTF_8);
    }

    private static DetectedIn guideFace() {
        RotatedBox box = new RotatedBox(
                new Point(58.2854, -42.453003),
                new Point(1562.8524, -20.026917),
                new Point(30.252747, 1838.2557),
                new Point(1534.8197, 1860.6819));
        Face face = new Face(box, null, 0.854, 0.99, new Quality(94.401535, Map.of(), "sharpness"));
        return new DetectedIn(face, new PixelRectangle(30, 0, 1532, 1860));
    }
}
