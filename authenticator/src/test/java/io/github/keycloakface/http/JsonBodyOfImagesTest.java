package io.github.keycloakface.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyOfImagesTest {

    private static final int ROOM = 1 << 20;

    record Request(List<Base64Text> images, String label, Integer number, Inner inner) {}

    record Inner(String version, long time) {}

    @Test
    void membersBecomeThoseOfTheRecord() throws ProblemException {
        Request read = read("{\"label\":\"x\",\"images\":[\"AAEC\",\"data:image/png;base64,_w\"],"
                + "\"number\":7,\"inner\":{\"version\":\"2\",\"time\":5000000000}}");

        assertThat(read.label()).isEqualTo("x");
        assertThat(read.images().get(0).bytes())
                .hasValueSatisfying(b -> assertThat(b).containsExactly(0, 1, 2));
        assertThat(read.images().get(1).bytes())
                .hasValueSatisfying(b -> assertThat(b).containsExactly(0xFF));
        assertThat(read.number()).isEqualTo(7);
        assertThat(read.inner()).isEqualTo(new Inner("2", 5_000_000_000L));
    }

    @Test
    void whatIsAbsentOrNullIsNull() throws ProblemException {
        assertThat(read("{\"label\":null}")).isEqualTo(new Request(null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'label':7}                     | label",
                "{'number':'7'}                  | number",
                "{'number':7.5}                  | number",
                "{'number':99999999999}          | number",
                "{'images':'AA'}                 | images",
                "{'images':['AA',7]}             | images",
                "{'images':[['AA']]}             | images",
                "{'inner':[]}                    | inner",
                "{'inner':{'time':'soon'}}       | inner",
                "{'inner':{'time':null}}         | inner"
            })
    void aMemberOfAnotherTypeIsNamed(String json, String member) {
        assertThat(refusal(json.replace('\'', '"')).message()).contains("member " + member + " is not of its type");
    }

    @Test
    void anUnknownMemberIsAnsweredWithTheKnownOnesAndNotRepeated() {
        FaceProblem problem = refusal("{\"<script>\":1}");

        assertThat(problem.message()).contains("images, label, number, inner").doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{} {}",
                "{}x",
                "{\"label\":\"a\",\"label\":\"b\"}",
                "{'label':'a'}",
                "{\"label\":\"a\",}",
                "{\"inner\":{\"version\":\"1\",\"time\":1,\"more\":2}}"
            })
    void nothingElseIsRead(String json) {
        assertThat(refusal(json).reason()).isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void millionsOfEmptyImagesAreNotKept() {
        String many = "{\"images\":[" + "\"\",".repeat(100_000) + "\"\"]}";

        assertThat(refusal(many).reason()).isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void depthIsBounded() {
        assertThat(refusal("{\"label\":" + "[".repeat(100_000)).reason()).isEqualTo(Reason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "images"})
    void whatIsTooLongIsSaidToBe(String member) {
        String value = "\"" + "A".repeat(ROOM) + "\"";
        String json = "{\"" + member + "\":" + (member.equals("images") ? "[" + value + "]" : value) + "}";

        assertThat(refusal(json).reason()).isEqualTo(Reason.BODY_TOO_LARGE);
    }

    private static Request read(String json) throws ProblemException {
        return new JsonBody<>(Request.class, ROOM).read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static FaceProblem refusal(String json) {
        return catchThrowableOfType(ProblemException.class, () -> read(json)).problem();
    }
}
