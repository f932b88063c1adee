package io.github.keycloakface.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.attempt.AttemptLimits;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.challenge.FrontPose;
import io.github.keycloakface.vision.challenge.Looks;
import io.github.keycloakface.vision.challenge.Move;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;

class ChallengeStoreTest {

    private static final ChallengeDoor DOOR = new ChallengeDoor("realm", "user", "login/tab/step");
    private static final Ticket TICKET = new Ticket(DOOR, ChallengeKind.LIGHT, new AttemptLimits(5, 60));

    private final MemoryObjects shared = new MemoryObjects();
    private final ChallengeStore store = new ChallengeStore(shared);

    @AfterEach
    void backToNow() {
        Time.setOffset(0);
    }

    @Test
    void aTicketComesBackOnceAsItWas() {
        String secret = store.issue(TICKET);

        assertThat(store.takeTicket(secret)).contains(TICKET);
        assertThat(store.takeTicket(secret)).isEmpty();
        assertThat(shared.kept).isEmpty();
    }

    @Test
    void aTicketIsNoNonceAndANonceNoTicket() {
        assertThat(store.take(store.issue(TICKET))).isEmpty();
        assertThat(store.takeTicket(store.keep(state()))).isEmpty();
    }

    @Test
    void aChallengeComesBackOnceAsItWas() {
        ChallengeState state = state();
        String nonce = store.keep(state);

        assertThat(store.take(nonce)).contains(state);
        assertThat(store.take(nonce)).isEmpty();
    }

    @Test
    void whatIsKeptIsPoseAndHashesAlone() {
        store.keep(state());

        assertThat(shared.kept.values().toString())
                .contains("\"front\":{\"yaw\":1.0,\"pitch\":2.0,\"roll\":3.0,\"size\":0.5}")
                .contains("\"frames\":[{\"sha256\":\"ab\",\"atMillis\":7}]")
                .hasSizeLessThan(1000);
    }

    @Test
    void itsTimeEndsWithTheChallenge() {
        String nonce = store.keep(state());
        assertThat(shared.seconds.values()).allMatch(seconds -> seconds <= 60);

        Time.setOffset(61);

        assertThat(store.take(nonce)).isEmpty();
    }

    /** As of a node with another version of the plugin. */
    @Test
    void whatCannotBeReadIsGone() {
        String nonce = store.keep(state());
        shared.kept.replaceAll((key, notes) -> Map.of("v", "{\"door\":{},\"unknown\":1}"));

        assertThat(store.take(nonce)).isEmpty();
        assertThat(shared.kept).isEmpty();
    }

    @Test
    void ofManyAtOnceOneGetsIt() {
        String nonce = store.keep(state());

        assertThat(IntStream.range(0, 500)
                        .parallel()
                        .filter(i -> store.take(nonce).isPresent())
                        .count())
                .isEqualTo(1);
    }

    /** A page's whole traffic, sent again: every secret that was ever given out. */
    @Test
    void noneOfTenThousandReplaysIsAccepted() {
        Set<String> used = new HashSet<>();
        while (used.size() < 10_000) {
            String nonce = store.keep(state());
            assertThat(store.take(nonce)).isPresent();
            used.add(nonce);
        }

        assertThat(used.parallelStream().filter(nonce -> store.take(nonce).isPresent()))
                .isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a", "../../../../../../../../../../../", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"})
    void whatIsNoSecretIsNotLookedUp(String secret) {
        ChallengeStore unreachable = new ChallengeStore(new SharedObjects() {
            @Override
            public <R> R in(java.util.function.Function<org.keycloak.models.SingleUseObjectProvider, R> work) {
                throw new AssertionError("the store was asked");
            }
        });

        assertThat(unreachable.take(secret)).isEmpty();
        assertThat(unreachable.takeTicket(secret)).isEmpty();
    }

    private static ChallengeState state() {
        long now = Time.currentTimeMillis();
        return new ChallengeState(
                DOOR,
                Looks.challenge(Move.FRONT, Move.LEFT),
                3,
                now + 60_000,
                9,
                now,
                new Hold(now, "cd", 1.5),
                1,
                new FrontPose(1, 2, 3, 0.5),
                List.of(new KeyFrame("ab", 7)),
                null);
    }
}
