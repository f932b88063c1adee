package io.github.keycloakface.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.Stub;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.FaceJson;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What detect and quality make of a body and of the faces that an engine finds. QUFB is AAA. */
class OneImageOperationsTest {

    private static final DetectedIn BLURRED = GuideFace.of(Map.of("sharpness", 88.8, "yaw", 100.0), "sharpness");
    private static final DetectedIn PERFECT = GuideFace.of(Map.of("sharpness", 100.0, "yaw", 100.0), "yaw");

    private final List<byte[]> seen = new ArrayList<>();
    private Optional<Liveness> liveness = Optional.empty();

    @Test
    void detectShowsTheFacesInTheOrderOfTheEngine() throws Exception {
        assertThat(answer(new DetectOperation(), "{'encoded_image1':'QUFB'}", BLURRED, PERFECT))
                .isEqualTo("{\"faces\":[" + GuideFace.JSON + "}," + GuideFace.JSON + "}]}");
        assertThat(seen)
                .singleElement()
                .satisfies(image -> assertThat(image).asString(UTF_8).isEqualTo("AAA"));
    }

    @Test
    void noFaceIsAnEmptyListOfDetect() throws Exception {
        assertThat(answer(new DetectOperation(), "{'image':'QUFB'}")).isEqualTo("{\"faces\":[]}");
    }

    @Test
    void noFaceIsNothingToMeasure() {
        assertThat(refused(new QualityOperation(), "{'image':'QUFB'}")).isEqualTo(Reason.IMAGE1_NO_FACE);
    }

    @Test
    void qualityShowsComponentsByNameAndAdvisesOnTheWeakest() throws Exception {
        assertThat(answer(new QualityOperation(), "{'encoded_image':'QUFB'}", BLURRED))
                .isEqualTo("{\"faces\":[" + GuideFace.JSON
                        + ",\"components\":{\"sharpness\":88.8,\"yaw\":100.0},"
                        + "\"raw\":{\"sharpness\":88.8,\"yaw\":100.0},\"weakest\":\"sharpness\","
                        + "\"advice\":\"Hold the camera still and let it focus on the face.\"}]}");
    }

    @Test
    void whereNothingIsToBeMendedNothingIsAdvised() throws Exception {
        assertThat(answer(new QualityOperation(), "{'image':'QUFB'}", PERFECT))
                .contains("\"weakest\":\"yaw\"")
                .doesNotContain("advice");
    }

    @Test
    void livenessShowsTheFaceAndHowItWasJudged() throws Exception {
        liveness = Optional.of(new Liveness(0.98, true));

        assertThat(answer(new LivenessOperation(), "{'image':'QUFB'}", PERFECT))
                .isEqualTo("{\"face\":" + GuideFace.JSON
                        + "},\"liveness\":{\"score\":0.98,\"live\":true,\"method\":\"passive\"}}");
        assertThat(answer(new LivenessOperation(), "{'image':'QUFB','returnLandmarks':true}", PERFECT))
                .startsWith("{\"face\":" + GuideFace.JSON + GuideFace.LANDMARKS + "},\"liveness\"");
    }

    @Test
    void modelsThatCannotJudgeAreNoJudgement() {
        liveness = Optional.empty();

        assertThat(refused(new LivenessOperation(), "{'image':'QUFB'}")).isEqualTo(Reason.LIVENESS_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "'true'", "'True'", "1"})
    void landmarksComeWhenAskedFor(String yes) throws Exception {
        String body = "{'image':'QUFB','returnLandmarks':" + yes + "}";

        assertThat(answer(new DetectOperation(), body, BLURRED))
                .isEqualTo("{\"faces\":[" + GuideFace.JSON + GuideFace.LANDMARKS + "}]}");
        assertThat(answer(new QualityOperation(), body, BLURRED))
                .startsWith("{\"faces\":[" + GuideFace.JSON + GuideFace.LANDMARKS + ",\"components\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'IMAGE':'QUFB','RETURNLANDMARKS':'false'}",
                "{'Encoded_Image':'QUFB','returnLandmarks':null}",
                "{'encoded_image1':'QUFB','encoded_image2':7,'FAR':'x','qualityThreshold':[]}",
                "image=QUFB&encoded_image2=%23&FAR=x"
            })
    void skipsWhatMeansNothingHere(String body) throws Exception {
        assertThat(answer(new DetectOperation(), body, BLURRED)).isEqualTo("{\"faces\":[" + GuideFace.JSON + "}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                            | IMAGE1_MISSING
            {'encoded_image2':'QUFB'}                     | IMAGE1_MISSING
            {'image':''}                                  | IMAGE1_MISSING
            {'image':null}                                | IMAGE1_MISSING
            {'image':7}                                   | IMAGE1_NOT_BASE64
            {'image':'###'}                               | IMAGE1_NOT_BASE64
            {'image':'QUFB','encoded_image1':'QUFB'}      | MALFORMED_JSON
            {'image':'QUFB','returnLandmarks':'perhaps'}  | MALFORMED_JSON
            image=QUFB&image=QUFB                         | MALFORMED_JSON
            [                                             | MALFORMED_JSON
            """)
    void namesWhatIsWrong(String body, Reason reason) {
        assertThat(refused(new DetectOperation(), body)).isEqualTo(reason);
        assertThat(refused(new QualityOperation(), body)).isEqualTo(reason);
        assertThat(refused(new LivenessOperation(), body)).isEqualTo(reason);
        assertThat(seen).isEmpty();
    }

    @Test
    void aMemberOfOneImageMeansNothingToVerify() {
        assertThatThrownBy(() -> answer(new VerifyOperation(), "{'image':'QUFB','encoded_image2':'QUFB'}"))
                .hasMessage(Reason.IMAGE1_MISSING.name());
    }

    private Reason refused(Operation operation, String body) {
        return catchThrowableOfType(ProblemException.class, () -> answer(operation, body))
                .problem()
                .reason();
    }

    private String answer(Operation operation, String body, DetectedIn... faces)
            throws ProblemException, ProbeRefusedException, EngineBusyException, EngineUnavailableException {
        byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
        RequestMembers members = new RequestReader(1024, operation.members()).read(new ByteArrayInputStream(bytes));
        FaceEngine engine = Stub.of(FaceEngine.class)
                .on("detect", arguments -> {
                    seen.add((byte[]) arguments[0]);
                    return List.of(faces);
                })
                .on("judge", arguments -> {
                    seen.add((byte[]) arguments[0]);
                    return new JudgedFace(PERFECT, liveness);
                })
                .make();
        return new String(new FaceJson().bytes(operation.answer(members, engine)), UTF_8);
    }
}
