package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.net.http.HttpRequest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason of the contract that a caller can bring about, but BUSY (see {@link BusyIT}). */
@ExtendWith(LiveServer.class)
class RefusalsIT {

    private static final byte[] FRANCK = Photos.bytes(Photos.FRANCK);

    private final FaceApi api;

    RefusalsIT(FaceApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"encoded_image1\":", "{\"encoded_image1\":\"a\"}}"})
    void aBodyThatIsNoJsonObject(String body) {
        FaceAnswer answer = api.post(body);

        assertThat(answer.reason()).isIn("MALFORMED_JSON", "IMAGE1_MISSING", "IMAGE2_MISSING");
        answer.isProblem(400, answer.reason());
    }

    @Test
    void malformedJson() {
        api.post("{\"encoded_image1\":\"").isProblem(400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anImageThatIsMissing(int which) {
        ObjectNode body = good();
        body.remove("encoded_image" + which);
        api.verify(body).isProblem(400, "IMAGE" + which + "_MISSING");
        api.verify(good().put("encoded_image" + which, "")).isProblem(400, "IMAGE" + which + "_MISSING");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anImageThatIsNotBase64(int which) {
        api.verify(good().put("encoded_image" + which, "###")).isProblem(400, "IMAGE" + which + "_NOT_BASE64");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anImageOfAnotherFormat(int which) {
        refused(which, Photos.withoutFace("gif"), "UNSUPPORTED_FORMAT");
        refused(which, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(US_ASCII), "UNSUPPORTED_FORMAT");
        refused(which, "%PDF-1.7".getBytes(US_ASCII), "UNSUPPORTED_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anImageThatIsCutOff(int which) {
        refused(which, Arrays.copyOf(FRANCK, 200), "UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anImageWithTooManyPixels(int which) {
        refused(which, Photos.tooManyPixels(), "TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anImageWithoutAFace(int which) {
        refused(which, Photos.withoutFace("jpg"), "NO_FACE");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFaceBelowTheCallersDemandIsToldWhatIsWrong(int which) {
        byte[] blurred = Photos.blurred(Photos.FRANCK);
        ObjectNode body = which == 1 ? FaceApi.images(blurred, FRANCK) : FaceApi.images(FRANCK, blurred);

        FaceAnswer answer = api.verify(body.put("qualityThreshold", 95));

        answer.isProblem(400, "IMAGE" + which + "_LOW_QUALITY");
        assertThat(answer.json().path("message").asText()).contains("sharpness");
    }

    @Test
    void aFaceWhoseEyesAreTooClose() {
        api.verify(good().put("minimumDistanceBetweenEyeThreshold", 5000)).isProblem(400, "IMAGE1_LOW_QUALITY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "101", "-1", "1e9", "21.5", "\"many\"", "\"\"", "true"})
    void aQualityThresholdOutOfRange(String value) {
        withRaw("qualityThreshold", value).isProblem(400, "QUALITY_THRESHOLD_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1", "1000", "\"low\"", "0.002"})
    void aFarThatIsNoPowerOfTen(String value) {
        withRaw("FAR", value).isProblem(400, "FAR_UNSUPPORTED");
    }

    @Test
    void aCallerWithoutAKey() {
        api.send(api.verifyRequest(good().toString())).isProblem(401, "KEY_INVALID");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,Bearer nonsense",
        "Authorization,Basic ZmFjZTpmYWNl",
        "Authorization,Bearer eyJhbGciOiJub25lIn0.e30.",
        "Subscriptionkey,no such key",
        "SUBSCRIPTIONKEY,no such key"
    })
    void aCallerWithAWrongKey(String header, String value) {
        api.send(api.verifyRequest(good().toString(), header, value)).isProblem(401, "KEY_INVALID");
    }

    @Test
    void aTokenOfAnotherRealm() {
        String admin = api.adminToken();
        api.send(api.verifyRequest(good().toString(), "Authorization", "Bearer " + admin))
                .isProblem(401, "KEY_INVALID");
    }

    @Test
    void aCallerWithoutTheRole() {
        String token = api.tokenWithoutRole();
        api.send(api.verifyRequest(good().toString(), "Authorization", "Bearer " + token))
                .isProblem(403, "NOT_ALLOWED");
    }

    @Test
    void whoMayNotCallDoesNotLearnWhatIsWrongWithTheBody() {
        api.send(api.verifyRequest("{")).isProblem(401, "KEY_INVALID");
    }

    @Test
    void aBodyOverTheLimit() {
        // 10 MiB is where Quarkus itself answers, without a body: ours ends 64 KiB before
        int quarkus = 10 * 1024 * 1024;
        ObjectNode body = good();
        int rest =
                body.toString().length() - body.path("encoded_image1").asText().length();
        api.verify(body.put("encoded_image1", "A".repeat(quarkus - 8 * 1024 - rest)))
                .isProblem(413, "BODY_TOO_LARGE");
        HttpRequest over = api.verifyRequest(
                body.put("encoded_image1", "A".repeat(2 * quarkus)).toString(),
                "Authorization",
                "Bearer " + api.token());
        // asks before it sends: Quarkus closes the line on who still writes, and then the answer may be lost
        HttpRequest asking = HttpRequest.newBuilder(over, (name, value) -> true)
                .expectContinue(true)
                .build();
        assertThat(api.send(asking).status()).isEqualTo(413);
    }

    private static ObjectNode good() {
        return FaceApi.images(FRANCK, FRANCK);
    }

    private void refused(int which, byte[] image, String reason) {
        FaceAnswer answer = which == 1 ? api.verify(image, FRANCK) : api.verify(FRANCK, image);
        answer.isProblem(400, "IMAGE" + which + "_" + reason);
    }

    private FaceAnswer withRaw(String member, String json) {
        ObjectNode body = good();
        body.set(member, JsonNodeFactory.instance.rawValueNode(new RawValue(json)));
        return api.verify(body);
    }
}
