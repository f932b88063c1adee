package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code face/detect}, {@code face/quality} and {@code face/liveness} say of a good request. */
@ExtendWith(LiveServer.class)
class SiblingsIT {

    private static final byte[] FRANCK = Photos.bytes(Photos.FRANCK);

    private final FaceApi api;

    SiblingsIT(FaceApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({"sample1.jpg,3", "sample2.jpg,3", "sample3.jpg,3", "sample4.jpg,4", "sample5.jpg,5", "sample6.jpg,4"})
    void everyFaceOfAGroupIsDetectedBestFirst(String name, int count) {
        byte[] group = Photos.bytes(name);
        BufferedImage image = Photos.image(group);

        List<JsonNode> faces = post("detect", group).faces();

        assertThat(faces).hasSize(count);
        faces.forEach(face -> new FaceGeometry(face).obeysTheLawIn(image.getWidth(), image.getHeight()));
        assertThat(faces.stream().map(face -> face.path("quality").asDouble()).toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void aFaceIsTheSameToEveryOperation() {
        JsonNode verified = api.verify(FRANCK, FRANCK).best().path("image1_face");

        JsonNode detected = post("detect", FRANCK).faces().get(0);
        JsonNode measured = post("quality", FRANCK).faces().get(0);

        assertThat(detected).isEqualTo(verified);
        verified.properties()
                .forEach(member -> assertThat(measured.get(member.getKey())).isEqualTo(member.getValue()));
    }

    @Test
    void noFaceIsAnAnswerToDetectAndNoneToQuality() {
        byte[] none = Photos.withoutFace("jpg");

        assertThat(post("detect", none).faces()).isEmpty();
        post("quality", none).isProblem(400, "IMAGE1_NO_FACE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality"})
    void landmarksComeWhenAskedForAndLieInTheFace(String operation) {
        for (String name : List.of(Photos.FRANCK, Photos.AUDREY, "sample3.jpg")) {
            FaceAnswer answer = api.post(
                    operation,
                    FaceApi.image(Photos.bytes(name))
                            .put("returnLandmarks", true)
                            .toString());

            answer.faces().forEach(face -> new FaceGeometry(face).holdsItsLandmarks());
        }
        assertThat(post(operation, FRANCK).faces().get(0).has("landmarks")).isFalse();
    }

    @Test
    void qualityNamesEachComponentAndAdvisesOnTheWeakest() {
        JsonNode face = post("quality", Photos.blurred(Photos.FRANCK)).faces().get(0);

        assertThat(face.path("components").properties())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        component -> assertThat(component.getValue().asDouble()).isBetween(0.0, 100.0));
        assertThat(face.path("raw").properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(face.path("components").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(face.path("components").properties().stream().map(Map.Entry::getKey))
                .contains("recognizability", "mouthClosed", "eyesVisible");
        assertThat(face.path("weakest").asText()).isEqualTo("sharpness");
        assertThat(face.path("advice").asText()).isNotBlank();
        assertThat(face.path("quality").asDouble())
                .isLessThan(
                        post("quality", FRANCK).faces().get(0).path("quality").asDouble());
    }

    @Test
    void livenessJudgesOneFaceAndShowsWhichOne() {
        JsonNode webcam = post("liveness", FRANCK).json();
        JsonNode closeCrop = post("liveness", Photos.bytes(Photos.NOT_LIVE)).json();
        JsonNode group = post("liveness", Photos.bytes("sample3.jpg")).json();

        assertThat(webcam.at("/liveness/live").asBoolean()).isTrue();
        assertThat(webcam.at("/liveness/score").asDouble()).isBetween(0.95, 1.0);
        assertThat(webcam.at("/liveness/method").asText()).isEqualTo("passive");
        assertThat(closeCrop.at("/liveness/live").asBoolean()).isFalse();
        assertThat(closeCrop.at("/liveness/score").asDouble()).isBetween(0.0, 0.5);
        assertThat(group.path("face"))
                .as("of several that of the best quality")
                .isEqualTo(post("detect", Photos.bytes("sample3.jpg")).faces().get(0));
    }

    @Test
    void withoutFaceThereIsNoLiveness() {
        post("liveness", Photos.withoutFace("jpg")).isProblem(400, "IMAGE1_NO_FACE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoded_image1", "ENCODED_IMAGE1", "encoded_image", "image", "Image"})
    void theImageHasSeveralNames(String member) {
        JsonNode encoded = FaceApi.image(FRANCK).get("encoded_image1");

        assertThat(api.post("detect", "{\"" + member + "\":" + encoded + ",\"encoded_image2\":7,\"FAR\":\"x\"}")
                        .faces())
                .as("members of verify mean nothing here")
                .hasSize(1);
    }

    private FaceAnswer post(String operation, byte[] image) {
        return api.post(operation, FaceApi.image(image).toString());
    }
}
