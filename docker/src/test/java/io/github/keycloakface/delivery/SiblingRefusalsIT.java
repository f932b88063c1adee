package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code detect}, {@code quality} and {@code liveness} refuse what {@code verify} does, see {@link RefusalsIT}. */
@ExtendWith(LiveServer.class)
class SiblingRefusalsIT {

    private static final byte[] FRANCK = Photos.bytes(Photos.FRANCK);

    /** The first bytes of formats that are not taken: GIF is a whole image. */
    private static final List<byte[]> OTHER_FORMATS = List.of(
            Photos.withoutFace("gif"),
            "RIFF\4\1\0\0WEBPVP8 ".getBytes(ISO_8859_1),
            "II*\0\10\0\0\0".getBytes(ISO_8859_1),
            "\0\0\0\30ftypheic".getBytes(ISO_8859_1),
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(US_ASCII),
            "%PDF-1.7".getBytes(US_ASCII));

    private final FaceApi api;

    SiblingRefusalsIT(FaceApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality", "liveness"})
    void anImageThatCannotBeRead(String operation) {
        OTHER_FORMATS.forEach(image -> refused(operation, image, "IMAGE1_UNSUPPORTED_FORMAT"));
        refused(operation, Arrays.copyOf(FRANCK, 200), "IMAGE1_UNREADABLE");
        refused(operation, Photos.tooManyPixels(), "IMAGE1_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality", "liveness"})
    void aBodyThatIsWrong(String operation) {
        api.post(operation, "").isProblem(400, "MALFORMED_JSON");
        api.post(operation, "{").isProblem(400, "MALFORMED_JSON");
        api.post(operation, "{}").isProblem(400, "IMAGE1_MISSING");
        api.post(operation, "{\"encoded_image2\":\"QUFB\"}").isProblem(400, "IMAGE1_MISSING");
        api.post(operation, "{\"encoded_image1\":\"###\"}").isProblem(400, "IMAGE1_NOT_BASE64");
        api.post(operation, "{\"image\":\"QUFB\",\"encoded_image1\":\"QUFB\"}").isProblem(400, "MALFORMED_JSON");
        api.post(operation, good().put("returnLandmarks", "perhaps").toString()).isProblem(400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality", "liveness"})
    void aBodyOverTheLimit(String operation) {
        // under the server's own limit, which RefusalsIT tries
        api.post(operation, "{\"image\":\"" + "A".repeat(10 * 1024 * 1024 - 8 * 1024) + "\"}")
                .isProblem(413, "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality", "liveness"})
    void aCallerWhoMayNot(String operation) {
        api.send(api.operationRequest(operation, "{")).isProblem(401, "KEY_INVALID");
        as(operation, "nonsense").isProblem(401, "KEY_INVALID");
        as(operation, api.adminToken()).isProblem(401, "KEY_INVALID");
        as(operation, api.tokenWithoutRole()).isProblem(403, "NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality"})
    void aKeyThatWasRevoked(String operation) {
        KeysApi keys = KeysApi.of(api);
        var key = keys.newKey(keys.newClient());
        HttpRequest request = api.operationRequest(operation, good().toString(), "SUBSCRIPTIONKEY", key.text());
        assertThat(api.send(request).faces()).hasSize(1);

        keys.revoke(key);

        api.send(request).isProblem(401, "KEY_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "detect", "quality", "liveness"})
    void anotherMethodThanPost(String operation) {
        FaceAnswer answer =
                api.send(HttpRequest.newBuilder(api.uri(operation)).GET().build());

        answer.isProblem(405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality", "liveness"})
    void aPageOfAnotherOrigin(String operation) {
        FaceAnswer preflight = api.send(HttpRequest.newBuilder(api.uri(operation))
                .method("OPTIONS", BodyPublishers.noBody())
                .headers("Origin", "http://localhost:8000", "Access-Control-Request-Method", "POST")
                .build());
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("subscriptionkey");

        from("http://localhost:8000", operation).isProblem(400, "IMAGE1_MISSING");
        from("https://stranger.test", operation).isProblem(403, "NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality", "liveness"})
    void aFormOrAnyContentTypeIsNoReasonToRefuse(String operation) {
        String json = api.post(operation, good().toString()).body();
        String form = "returnLandmarks=false&encoded_image1="
                + URLEncoder.encode(good().get("encoded_image1").asText(), US_ASCII);

        for (String type :
                List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=b")) {
            assertThat(sentAs(type, operation, form)).as(type).isEqualTo(json);
            assertThat(sentAs(type, operation, good().toString())).as(type).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "quality"})
    void exifIsFollowed(String operation) {
        FaceAnswer turned = api.post(
                operation, FaceApi.image(Photos.turnedAsExifSays(Photos.FRANCK)).toString());

        FaceGeometry upright =
                new FaceGeometry(api.post(operation, good().toString()).faces().get(0));
        FaceGeometry followed = new FaceGeometry(turned.faces().get(0));
        followed.obeysTheLawIn(720, 576);
        assertThat(followed.centerX()).isBetween(upright.centerX() - 10, upright.centerX() + 10);
        assertThat(followed.rollDegrees()).isBetween(upright.rollDegrees() - 5, upright.rollDegrees() + 5);
    }

    private static ObjectNode good() {
        return FaceApi.image(FRANCK);
    }

    private void refused(String operation, byte[] image, String reason) {
        api.post(operation, FaceApi.image(image).toString()).isProblem(400, reason);
    }

    private FaceAnswer as(String operation, String token) {
        return api.send(api.operationRequest(operation, good().toString(), "Authorization", "Bearer " + token));
    }

    private FaceAnswer from(String origin, String operation) {
        return api.send(
                api.operationRequest(operation, "{}", "Origin", origin, "Authorization", "Bearer " + api.token()));
    }

    private String sentAs(String contentType, String operation, String body) {
        return api.send(HttpRequest.newBuilder(api.uri(operation))
                        .headers("Content-Type", contentType, "Authorization", "Bearer " + api.token())
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .body();
    }
}
