package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.Stub;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.opentelemetry.api.trace.Span;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.tracing.TracingProvider;

/** A decision that demands a live face gets one or none. */
class LiveFaceDemandTest {

    private static final FaceProbe FACE = new FaceProbe(Embedding.ofRaw("model", new float[] {1, 0}), 90);
    private static final byte[] IMAGE = {1};

    @Test
    void aLiveFaceIsGiven() throws Exception {
        assertThat(engine(Optional.of(new Liveness(0.999, true))).probe(IMAGE, 35, true))
                .isSameAs(FACE);
    }

    @Test
    void aPictureOfAFaceIsADefect() {
        DefectiveFaceException refused = catchThrowableOfType(
                DefectiveFaceException.class,
                () -> engine(Optional.of(new Liveness(0.2, false))).probe(IMAGE, 35, true));

        assertThat(refused.defect()).isEqualTo(FaceDefect.NOT_LIVE);
    }

    @Test
    void modelsThatCannotTellLetNobodyPass() {
        assertThatThrownBy(() -> engine(Optional.empty()).probe(IMAGE, 35, true))
                .isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void whereItIsNotDemandedNothingIsAsked() throws Exception {
        assertThat(engine(Optional.of(new Liveness(0.2, false))).probe(IMAGE, 35, false))
                .isSameAs(FACE);
    }

    private static FaceEngine engine(Optional<Liveness> liveness) {
        LoadedEngine loaded = new FakeEngine() {
            @Override
            public FaceProbe probe(byte[] image, int minQuality) {
                return FACE;
            }

            @Override
            public LiveProbe liveProbe(byte[] image, int minQuality) {
                return new LiveProbe(FACE, liveness);
            }
        };
        TracingProvider tracing = Stub.of(TracingProvider.class)
                .with("startSpan", Span.getInvalid())
                .with("endSpan", null)
                .make();
        KeycloakSession session =
                Stub.of(KeycloakSession.class).with("getProvider", tracing).make();
        EngineConfig config = new EngineConfigReader(Map.of("max-wait", "60s")::get, 2, 1L << 30).read();
        return new DefaultFaceEngine(session, new EngineRuntime(config, ignored -> loaded));
    }
}
