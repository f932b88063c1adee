package io.github.keycloakface.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final int MAX = 200;

    private final JsonBody<Order> body = new JsonBody<>(Order.class, MAX);

    record Order(String name, Integer count, List<String> parts) {}

    @Test
    void readsWhatIsKnownAndLeavesOutWhatIsAbsent() throws ProblemException {
        assertThat(body.read(stream("{\"name\":\"a\",\"parts\":[\"x\"]}")))
                .isEqualTo(new Order("a", null, List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"name\":",
                "{\"name\":\"a\"}x",
                "{\"name\":\"a\"}{}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{'name':'a'}"
            })
    void whatIsNotOneJsonObjectIsRefused(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Reason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "3.5", "true", "{}", "99999999999", "[1]"})
    void aMemberOfAnotherTypeIsNamed(String value) {
        assertThat(refusal("{\"count\":" + value + "}").message()).contains("count");
    }

    @Test
    void anUnknownMemberIsAnsweredWithTheKnownOnesAndIsNotRepeated() {
        FaceProblem problem = refusal("{\"nmae\":\"a\"}");

        assertThat(problem.reason()).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(problem.message()).contains("name, count, parts").doesNotContain("nmae");
    }

    @Test
    void theLastByteThatIsAllowedIsReadAndTheNextIsNot() throws ProblemException {
        String start = "{\"name\":\"";
        String end = "\"}";
        String longest = "a".repeat(MAX - start.length() - end.length());

        assertThat(body.read(stream(start + longest + end)).name()).isEqualTo(longest);
        assertThat(refusal(start + longest + "a" + end).reason()).isEqualTo(Reason.BODY_TOO_LARGE);
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };

        assertThat(catchThrowableOfType(ProblemException.class, () -> body.read(endless))
                        .problem()
                        .reason())
                .isEqualTo(Reason.BODY_TOO_LARGE);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(refusal("{\"parts\":" + "[".repeat(50) + "]".repeat(50) + "}")
                        .reason())
                .isEqualTo(Reason.MALFORMED_JSON);
    }

    private FaceProblem refusal(String text) {
        return catchThrowableOfType(ProblemException.class, () -> body.read(stream(text)))
                .problem();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
