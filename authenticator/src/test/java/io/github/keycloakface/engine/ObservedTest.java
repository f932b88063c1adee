package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.Stub;
import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.VerifyOptions;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.tracing.TracingProvider;

/** What metrics and traces are told of an operation, and what they are not. */
class ObservedTest {

    private static final byte[] IMAGE = {1};

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, String> attributes = new TreeMap<>();
    private final List<String> spans = new ArrayList<>();

    @BeforeEach
    void listen() {
        Metrics.globalRegistry.add(registry);
    }

    @AfterEach
    void stop() {
        Metrics.globalRegistry.remove(registry);
    }

    @Test
    void aComparisonSaysWithWhichModelsAndNoScore() throws Exception {
        engine(config -> new FakeEngine(), "60s").verify(IMAGE, IMAGE, VerifyOptions.DEFAULT);

        assertThat(spans).containsExactly("FaceEngine.verify", "end");
        assertThat(attributes)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "kc.face.operation", "verify",
                        "kc.face.outcome", "ok",
                        "kc.face.pack", "fake-pack",
                        "kc.face.models", ""));
        assertThat(counted("verify", "ok")).isEqualTo(1);
    }

    @Test
    void aRefusedPictureIsNamedByItsDefect() {
        assertThatThrownBy(() -> engine(config -> new FakeEngine(), "60s").probe(IMAGE, 21))
                .isInstanceOf(DefectiveFaceException.class);

        assertThat(spans).containsExactly("FaceEngine.probe", "end");
        assertThat(attributes).containsEntry("kc.face.outcome", "no_face");
        assertThat(counted("probe", "no_face")).isEqualTo(1);
    }

    @Test
    void judgingLivenessIsAnOperationOfItsOwn() {
        FaceEngine engine = engine(config -> new FakeEngine(), "60s");

        assertThatThrownBy(() -> engine.judge(IMAGE)).isInstanceOf(ProbeRefusedException.class);
        assertThatThrownBy(() -> engine.liveProbe(IMAGE, 21)).isInstanceOf(DefectiveFaceException.class);

        assertThat(counted("liveness", "no_face")).isEqualTo(1);
        assertThat(counted("live_probe", "no_face")).isEqualTo(1);
    }

    @Test
    void looksAndChallengesAreOperations() {
        FaceEngine engine = engine(config -> new FakeEngine(), "60s");
        Challenge challenge = Challenge.draw(ChallengeKind.MOVES, new SplittableRandom(1));

        assertThatThrownBy(() -> engine.look(IMAGE)).isInstanceOf(DefectiveFaceException.class);
        assertThatThrownBy(() -> engine.challenge(challenge, List.of(), 21)).isInstanceOf(DefectiveFaceException.class);

        assertThat(spans).containsExactly("FaceEngine.look", "end", "FaceEngine.challenge", "end");
        assertThat(counted("look", "no_face")).isEqualTo(1);
        assertThat(counted("challenge", "turned")).isEqualTo(1);
    }

    @Test
    void aBrokenEngineIsUnavailable() {
        FaceEngine engine = engine(
                config -> {
                    throw new ModelException("wrong hash");
                },
                "60s");

        assertThatThrownBy(() -> engine.probe(IMAGE, 21)).isInstanceOf(EngineUnavailableException.class);

        assertThat(attributes).containsEntry("kc.face.outcome", "unavailable").doesNotContainKey("kc.face.pack");
        assertThat(counted("probe", "unavailable")).isEqualTo(1);
    }

    @Test
    void whoFindsNoPermitIsBusy() {
        EngineRuntime runtime = runtime(config -> new FakeEngine(), "0s");
        assertThat(runtime.gate(Queue.COMPARISONS).shut(Duration.ZERO)).isTrue();

        assertThatThrownBy(() -> new DefaultFaceEngine(session(), runtime).probe(IMAGE, 21))
                .isInstanceOf(EngineBusyException.class);

        assertThat(counted("probe", "busy")).isEqualTo(1);
        assertThat(registry.get("keycloak.face.queue.wait")
                        .tags("queue", "comparisons", "outcome", "queue_full")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anErrorOfOursIsAnErrorAndTheSpanEnds() {
        EngineRuntime runtime = runtime(config -> new FakeEngine(), "60s");

        assertThatThrownBy(() -> Observed.run(Operation.PROBE, session(), runtime, observed -> {
                    throw new IllegalStateException("a mistake");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(spans).endsWith("end");
        assertThat(counted("probe", "error")).isEqualTo(1);
    }

    private double counted(String operation, String outcome) {
        return registry.get("keycloak.face.operation")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    private FaceEngine engine(EngineLoader loader, String maxWait) {
        return new DefaultFaceEngine(session(), runtime(loader, maxWait));
    }

    private static EngineRuntime runtime(EngineLoader loader, String maxWait) {
        Map<String, String> options = Map.of("max-wait", maxWait, "max-waiting", "0", "permits", "1");
        return new EngineRuntime(new EngineConfigReader(options::get, 2, 1L << 30).read(), loader);
    }

    private KeycloakSession session() {
        Span span = Stub.of(Span.class)
                .on("setAttribute", arguments -> {
                    attributes.put((String) arguments[0], (String) arguments[1]);
                    return null;
                })
                .make();
        TracingProvider tracing = Stub.of(TracingProvider.class)
                .on("startSpan", arguments -> {
                    spans.add(((Class<?>) arguments[0]).getSimpleName() + "." + arguments[1]);
                    return span;
                })
                .on("endSpan", arguments -> spans.add("end"))
                .make();
        return Stub.of(KeycloakSession.class).with("getProvider", tracing).make();
    }
}
