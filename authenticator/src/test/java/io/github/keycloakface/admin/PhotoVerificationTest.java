package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.http.FaceJson;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.liveness.Liveness;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhotoVerificationTest {

    @Test
    void aDemandForLivenessFailsClosed() {
        assertThatCode(() -> PhotoVerification.requireLive(Optional.of(new Liveness(0.65, true))))
                .doesNotThrowAnyException();
        refused(Optional.of(new Liveness(0.649, false)), Reason.NOT_LIVE);
        refused(Optional.empty(), Reason.LIVENESS_UNAVAILABLE);
    }

    @Test
    void whatWasNotJudgedIsAbsent() {
        byte[] json = new FaceJson().bytes(new PhotoVerification.Outcome(61, "match", 60, 80, 1, "id", null));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("\"match\"")
                .doesNotContain("liveness");
    }

    private static void refused(Optional<Liveness> liveness, Reason reason) {
        assertThatThrownBy(() -> PhotoVerification.requireLive(liveness))
                .isInstanceOf(ProblemException.class)
                .hasMessage(reason.name());
    }
}
