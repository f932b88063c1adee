package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What came back, with the questions that tests ask of it. */
record FaceAnswer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("status " + status + ", and not JSON: " + body, e);
        }
    }

    /** The pairs of a 200. */
    List<JsonNode> pairs() {
        assertThat(status).as(body).isEqualTo(200);
        List<JsonNode> pairs = StreamSupport.stream(json().path("matchedFaces").spliterator(), false)
                .toList();
        assertThat(pairs).isNotEmpty();
        return pairs;
    }

    /** The faces of a 200 of detect or quality. */
    List<JsonNode> faces() {
        assertThat(status).as(body).isEqualTo(200);
        assertThat(json().path("faces").isArray()).as(body).isTrue();
        return StreamSupport.stream(json().path("faces").spliterator(), false).toList();
    }

    JsonNode best() {
        return pairs().get(0);
    }

    boolean match() {
        return best().path("matchResult").asInt(-1) == 1;
    }

    double confidence() {
        return best().path("confidence").asDouble(Double.NaN);
    }

    String text(String member) {
        return json().path(member).asText();
    }

    String reason() {
        return text("reason");
    }

    /** Every member under which one of the known clients looks. */
    FaceAnswer isProblem(int expectedStatus, String expectedReason) {
        assertThat(status + " " + reason()).as(body).isEqualTo(expectedStatus + " " + expectedReason);
        for (String code : List.of("code", "statusCode", "errorCode")) {
            assertThat(json().path(code).isInt()).as(code).isTrue();
            assertThat(json().path(code).asInt()).as(code).isEqualTo(expectedStatus);
        }
        for (String sentence : List.of("errorMessage", "message", "error")) {
            assertThat(json().path(sentence).asText()).as(sentence).isNotBlank().doesNotContain("Exception");
        }
        return this;
    }
}
