package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers send and get, when all is well. */
@ExtendWith(LiveServer.class)
class FaceVerifyIT {

    private static final byte[] FRANCK = Photos.bytes(Photos.FRANCK);
    private static final byte[] FRANCK_AGAIN = Photos.bytes(Photos.FRANCK_AGAIN);
    private static final byte[] AUDREY = Photos.bytes(Photos.AUDREY);

    private final FaceApi api;

    FaceVerifyIT(FaceApi api) {
        this.api = api;
    }

    @Test
    void twoPhotosOfOnePersonMatch() {
        FaceAnswer answer = api.verify(FRANCK, FRANCK_AGAIN);

        assertThat(answer.pairs()).hasSize(1);
        assertThat(answer.match()).isTrue();
        assertThat(answer.confidence()).isGreaterThan(60).isLessThanOrEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void photosOfTwoPeopleDoNotMatch() {
        FaceAnswer answer = api.verify(FRANCK, AUDREY);

        assertThat(answer.match()).isFalse();
        assertThat(answer.confidence()).isBetween(0.0, 60.0);
    }

    @Test
    void theScoreDoesNotDependOnWhichPhotoComesFirst() {
        assertThat(api.verify(FRANCK, FRANCK_AGAIN).confidence())
                .isCloseTo(api.verify(FRANCK_AGAIN, FRANCK).confidence(), within(0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp"})
    void everyFormatIsTakenByItsContent(String format) {
        assertThat(api.verify(Photos.encoded(Photos.image(FRANCK), format), FRANCK_AGAIN)
                        .match())
                .isTrue();
    }

    @Test
    void aFaceIsAFourByFiveBoxThatRollsWithTheHead() {
        JsonNode pair = api.verify(FRANCK, AUDREY).best();

        new FaceGeometry(pair.path("image1_face")).obeysTheLawIn(720, 576);
        new FaceGeometry(pair.path("image2_face")).obeysTheLawIn(540, 720);
    }

    @Test
    void aFaceThatLeavesThePictureKeepsItsCornersButNotItsRectangle() {
        FaceGeometry whole = new FaceGeometry(api.verify(FRANCK, FRANCK).best().path("image1_face"));
        BufferedImage image = Photos.image(FRANCK);
        // through the forehead: less than a fifth of the face's width is lost at the side
        int cut = (int) (whole.centerX() - whole.width() * 0.35);
        BufferedImage cropped = image.getSubimage(cut, 0, image.getWidth() - cut, image.getHeight());

        JsonNode face =
                api.verify(Photos.encoded(cropped, "png"), FRANCK).best().path("image1_face");

        new FaceGeometry(face).obeysTheLawIn(cropped.getWidth(), cropped.getHeight());
        assertThat(face.path("faceRectangle").path("x").asInt()).isZero();
        assertThat(face.path("points").path(0).path("x").asDouble()).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"ENCODED_IMAGE1,Encoded_Image2,COMPAREALLFACES", "Encoded_image1,encoded_IMAGE2,compareallfaces"})
    void membersAreKnownInAnyCase(String image1, String image2, String all) {
        ObjectNode canonical = FaceApi.images(FRANCK, FRANCK_AGAIN);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(image1, canonical.get("encoded_image1"));
        body.set(image2, canonical.get("encoded_image2"));
        body.put(all, "True").put("QualityThreshold", "21").put("far", "0.001");

        assertThat(api.verify(body).match()).isTrue();
    }

    @Test
    void base64IsReadAsClientsWriteIt() {
        String mime = Base64.getMimeEncoder().encodeToString(FRANCK);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(FRANCK);
        String data = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(FRANCK);

        List<String> answers = List.of(mime, url, data).stream()
                .map(text -> api.verify(FaceApi.images(FRANCK, FRANCK_AGAIN).put("encoded_image1", text)))
                .map(FaceAnswer::body)
                .distinct()
                .toList();

        assertThat(answers).containsExactly(api.verify(FRANCK, FRANCK_AGAIN).body());
    }

    @Test
    void farMovesTheDecisionAndNotTheScore() {
        ObjectNode body = FaceApi.images(FRANCK, AUDREY);
        double confidence = api.verify(body).confidence();

        FaceAnswer strictest = api.verify(FaceApi.images(FRANCK, FRANCK).put("FAR", 0.00001));
        FaceAnswer mildest = api.verify(body.put("FAR", 100));

        assertThat(mildest.confidence()).isEqualTo(confidence);
        assertThat(mildest.match()).isEqualTo(confidence > 0);
        assertThat(strictest.match()).isEqualTo(strictest.confidence() > 84);
    }

    @Test
    void unknownMembersAreIgnored() {
        assertThat(api.verify(FaceApi.images(FRANCK, FRANCK_AGAIN).put("group", "x"))
                        .match())
                .isTrue();
    }
}
