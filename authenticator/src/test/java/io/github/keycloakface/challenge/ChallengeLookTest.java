package io.github.keycloakface.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.challenge.Looks;
import io.github.keycloakface.vision.challenge.Move;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;

/** One look: its nonce is used up before anything is looked at. */
class ChallengeLookTest {

    private final MemoryObjects shared = new MemoryObjects();
    private final ChallengeStore store = new ChallengeStore(shared);
    private final AtomicInteger inferences = new AtomicInteger();
    private Exception trouble;

    @Test
    void eachAnswerGivesTheNextNonce() throws Exception {
        ChallengeAnswer first = look("realm", begun());
        ChallengeAnswer second = look("realm", first.nonce());

        assertThat(first.advice()).isEqualTo("reached");
        assertThat(first.kept()).isTrue();
        assertThat(second.nonce()).isNotEqualTo(first.nonce());
        assertThat(shared.kept).hasSize(1);
    }

    @Test
    void aLookThatIsSentAgainIsNotLookedAt() throws Exception {
        String nonce = begun();
        look("realm", nonce);

        assertThat(reason("realm", nonce)).isEqualTo(Reason.CHALLENGE_GONE);
        assertThat(inferences).hasValue(1);
    }

    @Test
    void looksInAnotherOrderAreNotLookedAt() throws Exception {
        String first = begun();
        String second = look("realm", first).nonce();
        look("realm", second);

        assertThat(reason("realm", first)).isEqualTo(Reason.CHALLENGE_GONE);
        assertThat(reason("realm", second)).isEqualTo(Reason.CHALLENGE_GONE);
        assertThat(inferences).hasValue(2);
    }

    @Test
    void ofManyLooksAtOnceOneIsLookedAt() {
        String nonce = begun();

        long accepted = IntStream.range(0, 200)
                .parallel()
                .filter(i -> reason("realm", nonce) == null)
                .count();

        assertThat(accepted).isEqualTo(1);
        assertThat(inferences).hasValue(1);
    }

    @Test
    void anotherRealmIsNotLookedFor() {
        assertThat(reason("another", begun())).isEqualTo(Reason.CHALLENGE_GONE);
        assertThat(inferences).hasValue(0);
    }

    @Test
    void whatIsOverIsNotLookedAt() {
        String nonce = store.keep(state().failed(ChallengeFault.TOO_SLOW));

        assertThat(reason("realm", nonce)).isEqualTo(Reason.CHALLENGE_GONE);
        assertThat(inferences).hasValue(0);
    }

    @Test
    void aBusyServerCostsNothing() throws Exception {
        trouble = new EngineBusyException(1);

        ChallengeAnswer answer = look("realm", begun());

        assertThat(answer.over()).isFalse();
        assertThat(store.take(answer.nonce()).orElseThrow().looks()).isZero();
    }

    @Test
    void modelsThatCannotTellEndIt() throws Exception {
        trouble = new EngineUnavailableException("no model of poses");

        ChallengeAnswer answer = look("realm", begun());

        assertThat(answer.over()).isTrue();
        assertThat(store.take(answer.nonce()).orElseThrow().fault()).isEqualTo(ChallengeFault.UNAVAILABLE);
    }

    private ChallengeState state() {
        long now = Time.currentTimeMillis();
        return ChallengeState.begun(
                new ChallengeDoor("realm", "user", "door"),
                Looks.challenge(Move.FRONT, Move.LEFT),
                1,
                now,
                now + 60_000);
    }

    private String begun() {
        return store.keep(state());
    }

    private ChallengeAnswer look(String realm, String nonce) throws ProblemException {
        Base64Text image = new Base64Text(4);
        "AAAA".chars().forEach(c -> image.take((char) c));
        return new ChallengeLook(session(realm), store).of(new LookRequest(nonce, image));
    }

    /** Null when it was looked at. */
    private Reason reason(String realm, String nonce) {
        try {
            look(realm, nonce);
            return null;
        } catch (ProblemException e) {
            return e.problem().reason();
        }
    }

    private KeycloakSession session(String realm) {
        RealmModel model = Stub.of(RealmModel.class).with("getId", realm).make();
        return Stub.of(KeycloakSession.class)
                .with("getProvider", engine())
                .with(
                        "getContext",
                        Stub.of(KeycloakContext.class).with("getRealm", model).make())
                .with(
                        "getTransactionManager",
                        Stub.of(KeycloakTransactionManager.class)
                                .with("commit", null)
                                .make())
                .make();
    }

    private FaceEngine engine() {
        return (FaceEngine) Proxy.newProxyInstance(
                FaceEngine.class.getClassLoader(), new Class<?>[] {FaceEngine.class}, (proxy, method, given) -> {
                    inferences.incrementAndGet();
                    if (trouble != null) {
                        throw trouble;
                    }
                    return Looks.of(Move.FRONT);
                });
    }
}
