package io.github.keycloakface.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraFactsTest {

    @Test
    void namesTheCamera() {
        assertThat(facts("1280x720 30fps OBS Virtual Camera (v4l2:0)"))
                .isEqualTo("1280x720 30fps OBS Virtual Camera (v4l2:0)");
        assertThat(facts("640x480 30fps 内蔵カメラ")).isEqualTo("640x480 30fps 内蔵カメラ");
    }

    @Test
    void whatAnEventListOrALogCouldTakeForSomethingElseIsGone() {
        assertThat(facts("a\r\n2026-01-01 ERROR <script>\"x\"=1,b\u202e\u0000"))
                .isEqualTo("a 2026-01-01 ERROR script x 1 b");
    }

    @Test
    void itIsShort() {
        assertThat(facts("x".repeat(100_000))).hasSize(CameraFacts.MAX_CHARS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<>\"'\n"})
    void nothingIsNothing(String raw) {
        assertThat(CameraFacts.of(new MultivaluedHashMap<>(Map.of("faceCamera", raw))))
                .isEmpty();
        assertThat(CameraFacts.of(new MultivaluedHashMap<>())).isEmpty();
    }

    private static String facts(String raw) {
        return CameraFacts.of(new MultivaluedHashMap<>(Map.of("faceCamera", raw)))
                .orElseThrow();
    }
}
