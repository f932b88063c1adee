package io.github.keycloakface.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.liveness.Liveness;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LivenessViewTest {

    @Test
    void showsWhatWasJudgedAndNothingElse() {
        LivenessView view =
                LivenessView.of(Optional.of(new Liveness(0.649, false))).orElseThrow();

        assertThat(new String(new FaceJson().bytes(view), UTF_8))
                .isEqualTo("{\"score\":0.649,\"live\":false,\"method\":\"passive\"}");
        assertThat(LivenessView.of(Optional.empty())).isEmpty();
    }
}
