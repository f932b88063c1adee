package io.github.keycloakface.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.attempt.LivenessMode;
import io.github.keycloakface.attempt.LivenessPolicy;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.challenge.ChallengeFault;
import io.github.keycloakface.challenge.PostedChallenge;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.vision.challenge.ChallengeFinding;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.challenge.ChallengeVerdict;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.FaceProbe;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attempt comes to by what a challenge says, and who is told what. */
class LiveFaceTest {

    private static final FaceProbe FACE = new FaceProbe(Embedding.ofRaw("model", new float[] {1, 0}), 90);
    private static final PostedChallenge DONE = new PostedChallenge(2, null, null, List.of());

    private final MultivaluedMap<String, String> form =
            new MultivaluedHashMap<>(Map.of("faceCamera", "640x480 30fps Webcam"));
    private Object answer = new ChallengeVerdict(FACE, Set.of(), null);
    private int judged;

    @Test
    void whoPassesGivesAFace() {
        ShownFace shown = shown(DONE);

        assertThat(shown.face()).isSameAs(FACE);
        assertThat(shown.evidence())
                .isEqualTo(new LivenessEvidence(LivenessMode.ACTIVE, List.of(), "640x480 30fps Webcam"));
    }

    /** The event says why, the person is told what a stranger is told. */
    @Test
    void findingsAreAFailureOfWhichThePageSaysNothing() {
        answer = new ChallengeVerdict(
                FACE, Set.of(ChallengeFinding.POSE_MISSED, ChallengeFinding.IDENTITY_CHANGED), null);

        ShownFace shown = shown(DONE);

        assertThat(shown.face()).isNull();
        assertThat(shown.counts()).isTrue();
        assertThat(shown.problem().key()).isEqualTo(CaptureMessage.MISMATCH.key());
        assertThat(shown.evidence().findings()).containsExactly("identity_changed", "pose_missed");
    }

    @ParameterizedTest
    @EnumSource(ChallengeFault.class)
    void aFaultLetsNobodyPassAndNothingIsLookedAt(ChallengeFault fault) {
        ShownFace shown = shown(new PostedChallenge(0, fault, null, List.of()));

        assertThat(shown.face()).isNull();
        assertThat(shown.evidence().findings()).containsExactly(fault.text());
        assertThat(judged).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_BEGUN, CHALLENGE_GONE, false",
        "UNKNOWN, CHALLENGE_GONE, false",
        "FOREIGN, CHALLENGE_GONE, false",
        "UNFINISHED, CHALLENGE_FAILED, true",
        "TOO_SLOW, CHALLENGE_FAILED, true",
        "WRONG_WAY, CHALLENGE_FAILED, true",
        "TOO_MANY_LOOKS, CHALLENGE_FAILED, true",
        "FRAMES_DIFFER, NOT_LIVE, true",
        "UNAVAILABLE, UNAVAILABLE, false"
    })
    void whatIsSaidAndCounted(ChallengeFault fault, CaptureMessage message, boolean counts) {
        ShownFace shown = shown(new PostedChallenge(0, fault, null, List.of()));

        assertThat(shown.problem()).isEqualTo(message);
        assertThat(shown.counts()).isEqualTo(counts);
    }

    @Test
    void aFaceThatCannotBeComparedIsThePersonsToMend() {
        answer = new DefectiveFaceException(FaceDefect.DARK);

        assertThat(shown(DONE).problem()).isEqualTo(CaptureMessage.DARK);
        assertThat(shown(DONE).counts()).isTrue();
    }

    @Test
    void whatTheServerCannotDoCountsForNothing() {
        answer = new EngineBusyException(1);
        assertThat(shown(DONE).problem()).isEqualTo(CaptureMessage.BUSY);
        assertThat(shown(DONE).counts()).isFalse();

        answer = new EngineUnavailableException("no model of poses");
        assertThat(shown(DONE).problem()).isEqualTo(CaptureMessage.UNAVAILABLE);
        assertThat(shown(DONE).counts()).isFalse();
        assertThat(shown(DONE).face()).isNull();
    }

    private ShownFace shown(PostedChallenge posted) {
        LivenessPolicy policy = new LivenessPolicy(LivenessMode.ACTIVE, ChallengeKind.MOVES, true);
        return new LiveFace(engine(), policy, 35).of(posted, form);
    }

    private FaceEngine engine() {
        return (FaceEngine) Proxy.newProxyInstance(
                FaceEngine.class.getClassLoader(), new Class<?>[] {FaceEngine.class}, (proxy, method, given) -> {
                    assertThat(method.getName()).isEqualTo("challenge");
                    judged++;
                    if (answer instanceof Exception trouble) {
                        throw trouble;
                    }
                    return answer;
                });
    }
}
