package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photos with several people, whose numbers MODELS.md and the list of photos give. */
@ExtendWith(LiveServer.class)
class GroupPhotosIT {

    private final FaceApi api;

    GroupPhotosIT(FaceApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({"sample1.jpg,3", "sample2.jpg,3", "sample3.jpg,3", "sample4.jpg,4", "sample5.jpg,5", "sample6.jpg,4"})
    void everyFaceOfAGroupIsFoundAndObeysTheLaw(String name, int faces) {
        byte[] group = Photos.bytes(name);
        BufferedImage image = Photos.image(group);

        List<JsonNode> pairs = api.verify(Photos.bytes(Photos.FRANCK), group).pairs();

        assertThat(pairs)
                .as("the one face of the source against each of the target")
                .hasSize(faces);
        pairs.forEach(
                pair -> new FaceGeometry(pair.path("image2_face")).obeysTheLawIn(image.getWidth(), image.getHeight()));
        assertThat(pairs)
                .as("no match with a stranger")
                .allMatch(pair -> pair.path("matchResult").asInt() == 0);
    }

    @Test
    void compareAllFacesComparesEachWithEachBestFirst() {
        List<JsonNode> pairs = allFaces("sample1.jpg", "sample3.jpg");

        assertThat(pairs).hasSize(9);
        assertThat(pairs.stream()
                        .map(pair -> pair.path("confidence").asDouble())
                        .toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void theWomanWhoIsInBothPhotosIsTheOneMatch() {
        List<JsonNode> matches = allFaces("sample1.jpg", "sample3.jpg").stream()
                .filter(pair -> pair.path("matchResult").asInt() == 1)
                .toList();

        assertThat(matches).hasSize(1);
        // the middle of the face, not an edge of its rectangle, which moves with the roll of the head
        assertThat(middle(matches.get(0).path("image1_face"))).isCloseTo(1570, within(60.0));
        assertThat(middle(matches.get(0).path("image2_face"))).isCloseTo(1159, within(60.0));
    }

    private static double middle(JsonNode face) {
        JsonNode box = face.path("faceRectangle");
        return box.path("x").asDouble() + box.path("width").asDouble() / 2;
    }

    @Test
    void withoutItTheBestFaceOfTheSourceMeetsEachOfTheTarget() {
        List<JsonNode> all = allFaces("sample1.jpg", "sample3.jpg");
        List<JsonNode> pairs = api.verify(Photos.bytes("sample1.jpg"), Photos.bytes("sample3.jpg"))
                .pairs();

        Set<JsonNode> sources =
                pairs.stream().map(pair -> pair.path("image1_face")).collect(Collectors.toSet());
        assertThat(pairs).hasSize(3);
        assertThat(sources).hasSize(1);
        double best = all.stream()
                .mapToDouble(pair -> pair.path("image1_face").path("quality").asDouble())
                .max()
                .orElseThrow();
        assertThat(sources.iterator().next().path("quality").asDouble()).isEqualTo(best);
    }

    private List<JsonNode> allFaces(String image1, String image2) {
        return api.verify(FaceApi.images(Photos.bytes(image1), Photos.bytes(image2))
                        .put("compareAllFaces", true))
                .pairs();
    }
}
