package io.github.keycloakface.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.io.ByteArrayInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}                                                  | IMAGE_MISSING",
                "{'images':[]}                                       | IMAGE_MISSING",
                "{'images':['','','','','','']}                      | TOO_MANY_IMAGES",
                "{'images':['AA'],'label':'a\\u0000b'}               | MALFORMED_JSON",
                "{'images':['AA'],'importId':' '}                    | MALFORMED_JSON",
                "{'images':['AA'],'importId':'a\\nb'}                | MALFORMED_JSON",
                "{'images':['AA'],'minQuality':20}                   | MALFORMED_JSON",
                "{'images':['AA'],'minQuality':101}                  | MALFORMED_JSON",
                "{'images':['AA'],'consent':{'version':'1','time':0}} | MALFORMED_JSON",
                "{'images':['AA'],'consent':{'time':1}}              | MALFORMED_JSON"
            })
    void anEnrollmentThatWillNotDo(String json, Reason reason) {
        assertThat(refusal(() -> enrollment(json).check())).isEqualTo(reason);
    }

    @Test
    void lengthsAreBounded() {
        assertThat(refusal(() -> enrollment("{'images':['AA'],'label':'" + "x".repeat(61) + "'}")
                        .check()))
                .isEqualTo(Reason.LABEL_TOO_LONG);
        assertThat(refusal(() -> enrollment("{'images':['AA'],'importId':'" + "x".repeat(201) + "'}")
                        .check()))
                .isEqualTo(Reason.MALFORMED_JSON);
        assertThatCode(() -> enrollment("{'images':['AA'],'importId':'" + "x".repeat(200) + "'}")
                        .check())
                .doesNotThrowAnyException();
    }

    @Test
    void anEnrollmentAsksForFiftyUnlessItSaysOtherwise() throws ProblemException {
        assertThat(enrollment("{'images':['AA']}").leastQuality()).isEqualTo(50);
        assertThat(enrollment("{'images':['AA'],'minQuality':21}").leastQuality())
                .isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'image':'AA','oneFalseMatchIn':9999}",
                "{'image':'AA','oneFalseMatchIn':100000001}",
                "{'image':'AA','oneFalseMatchIn':-1}",
                "{'image':'AA','minQuality':20}",
                "{'image':'AA','requireLive':'true'}",
                "{'image':'AA','requireLive':1}"
            })
    void aComparisonThatWillNotDo(String json) {
        assertThat(refusal(() -> comparison(json).check())).isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void livenessIsAskedForAloud() throws ProblemException {
        assertThat(comparison("{'image':'AA'}").mustBeLive()).isFalse();
        assertThat(comparison("{'image':'AA','requireLive':null}").mustBeLive()).isFalse();
        assertThat(comparison("{'image':'AA','requireLive':false}").mustBeLive())
                .isFalse();
        assertThat(comparison("{'image':'AA','requireLive':true}").mustBeLive()).isTrue();
    }

    @Test
    void aComparisonNeedsAnImage() {
        assertThat(refusal(() -> comparison("{}").check())).isEqualTo(Reason.IMAGE_MISSING);
        assertThat(refusal(() -> comparison("{'images':[]}").check())).isEqualTo(Reason.IMAGE_MISSING);
    }

    @Test
    void aComparisonTakesOneImageOrASequence() throws ProblemException {
        comparison("{'images':['AA','AA']}").check();
        assertThat(comparison("{'images':['AA','AA']}").photos()).hasSize(2);
        assertThat(comparison("{'image':'AA'}").photos()).hasSize(1);
        assertThat(refusal(() -> comparison("{'image':'AA','images':['AA']}").check()))
                .isEqualTo(Reason.MALFORMED_JSON);
        assertThat(refusal(() ->
                        comparison("{'images':['AA','AA','AA','AA','AA','AA']}").check()))
                .isEqualTo(Reason.TOO_MANY_IMAGES);
    }

    @ParameterizedTest
    @CsvSource({"'', 60", "',\"oneFalseMatchIn\":10000', 48", "',\"oneFalseMatchIn\":100000000', 96"})
    void theThresholdIsTheScoreOfTheRate(String member, double threshold) throws ProblemException {
        assertThat(comparison("{'image':'AA'" + member + "}").threshold()).isCloseTo(threshold, within(1e-9));
    }

    private static EnrollRequest enrollment(String json) throws ProblemException {
        return read(json, EnrollRequest.class);
    }

    private static VerifyPhotoRequest comparison(String json) throws ProblemException {
        return read(json, VerifyPhotoRequest.class);
    }

    private static <T extends Record> T read(String json, Class<T> type) throws ProblemException {
        return new JsonBody<>(type, 1000)
                .read(new ByteArrayInputStream(json.replace('\'', '"').getBytes(UTF_8)));
    }

    private static Reason refusal(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem().reason();
    }
}
