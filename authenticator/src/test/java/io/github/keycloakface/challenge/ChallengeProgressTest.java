package io.github.keycloakface.challenge;

import static io.github.keycloakface.challenge.ChallengeProgress.MOST_LOOKS;
import static io.github.keycloakface.challenge.ChallengeProgress.MOST_WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.challenge.LookAdvice;
import io.github.keycloakface.vision.challenge.Looks;
import io.github.keycloakface.vision.challenge.Move;
import org.junit.jupiter.api.Test;

/** What a challenge comes to by what a person does. */
class ChallengeProgressTest {

    private static final long LOOK_MILLIS = 250;

    private long now = 1_000;
    private int pictures;
    private ChallengeState state = ChallengeState.begun(
            new ChallengeDoor("realm", "user", "door"),
            Looks.challenge(Move.FRONT, Move.LEFT, Move.UP),
            1,
            now,
            now + 60_000);
    private ChallengeProgress last;

    @Test
    void whoDoesWhatIsAskedIsDone() {
        show(Move.FRONT, 3);
        assertThat(state.step()).isEqualTo(1);
        assertThat(state.front()).isNotNull();
        show(Move.LEFT, 3);
        assertThat(state.step()).isEqualTo(2);
        show(Move.UP, 3);

        assertThat(state.isDone()).isTrue();
        assertThat(state.fault()).isNull();
        assertThat(state.frames()).extracting(KeyFrame::sha256).containsExactly("picture 3", "picture 6", "picture 9");
    }

    @Test
    void ofLooksIntoTheCameraTheLastOneCounts() {
        show(Move.FRONT, 1);
        assertThat(last.kept()).isTrue();
        show(Move.FRONT, 2);

        assertThat(last.kept()).isTrue();
        assertThat(state.frames()).extracting(KeyFrame::sha256).containsExactly("picture 3");
    }

    /** A head that comes back while it waits. */
    @Test
    void ofATurnTheFarthestPictureCounts() {
        show(Move.FRONT, 3);
        show(Looks.at(22, 0), "near");
        show(Looks.at(35, 0), "far");
        assertThat(last.kept()).isTrue();
        show(Looks.at(25, 0), "back");

        assertThat(last.kept()).isFalse();
        assertThat(state.step()).isEqualTo(2);
        assertThat(state.frames().get(1)).isEqualTo(new KeyFrame("far", now));
    }

    @Test
    void whoLetsGoBeginsTheHoldAnew() {
        show(Move.FRONT, 3);
        show(Move.LEFT, 2);
        show(Move.FRONT, 1);
        assertThat(last.advice()).isEqualTo(LookAdvice.MORE);
        show(Move.LEFT, 2);
        assertThat(state.step()).isEqualTo(1);
        show(Move.LEFT, 1);
        assertThat(state.step()).isEqualTo(2);
    }

    /** A film of all poses, over and over: it shows what is asked, but for longer what is not. */
    @Test
    void whoMakesOtherMovesFirstFails() {
        show(Move.FRONT, 3);
        show(Move.RIGHT, MOST_WRONG - 1);
        assertThat(state.fault()).isNull();
        assertThat(last.advice()).isEqualTo(LookAdvice.WRONG_WAY);
        show(Move.FRONT, 2);
        show(Move.DOWN, 1);

        assertThat(state.fault()).isEqualTo(ChallengeFault.WRONG_WAY);
        assertThat(state.isOver()).isTrue();
        assertThat(state.isDone()).isFalse();
    }

    @Test
    void wrongMovesOfAnotherStepDoNotAddUp() {
        show(Move.FRONT, 3);
        show(Move.RIGHT, MOST_WRONG - 1);
        show(Move.LEFT, 3);
        show(Move.RIGHT, MOST_WRONG - 1);
        show(Move.UP, 3);

        assertThat(state.isDone()).isTrue();
    }

    /** A still picture of the right person. */
    @Test
    void whoDoesNotMoveIsTooSlow() {
        while (!state.isOver()) {
            show(Move.FRONT, 1);
        }

        assertThat(state.fault()).isEqualTo(ChallengeFault.TOO_SLOW);
        assertThat(state.step()).isEqualTo(1);
        assertThat(now).isBetween(9_000L, 12_000L);
    }

    @Test
    void thePoseCountsForNothingWhenItsTimeIsOver() {
        show(Move.FRONT, 3);
        now += 9_000;
        show(Move.LEFT, 1);

        assertThat(state.fault()).isEqualTo(ChallengeFault.TOO_SLOW);
    }

    @Test
    void looksAreCounted() {
        while (!state.isOver()) {
            last = ChallengeProgress.of(state, null, LookAdvice.NO_FACE, null, now);
            state = last.state();
        }

        assertThat(state.fault()).isEqualTo(ChallengeFault.TOO_MANY_LOOKS);
        assertThat(state.looks()).isEqualTo(MOST_LOOKS);
    }

    @Test
    void whatCannotBeSeenIsNoReasonToFail() {
        show(Move.FRONT, 3);
        last = ChallengeProgress.of(state, null, LookAdvice.MANY_FACES, null, now);

        assertThat(last.advice()).isEqualTo(LookAdvice.MANY_FACES);
        assertThat(last.state().fault()).isNull();
        assertThat(last.state().hold()).isNull();
    }

    /** Who floods the server must not lock other people's accounts. */
    @Test
    void aServerThatIsBusyUntilTheTimeIsOverEndsItUncounted() {
        show(Move.FRONT, 3);
        show(Move.LEFT, 1);
        while (!state.isOver()) {
            busy();
        }

        assertThat(state.fault()).isEqualTo(ChallengeFault.UNAVAILABLE);
        assertThat(now).isLessThan(state.expires());
    }

    @Test
    void whoWasNotSeenForLongHasTimeLeft() {
        show(Move.FRONT, 3);
        for (int i = 0; i < 60; i++) {
            busy();
        }
        show(Move.LEFT, 3);

        assertThat(state.fault()).isNull();
        assertThat(state.step()).isEqualTo(2);
    }

    @Test
    void whatWasNotLookedAtLetsNoPoseGo() {
        show(Move.FRONT, 3);
        show(Move.LEFT, 1);
        busy();
        show(Move.LEFT, 1);

        assertThat(state.step()).isEqualTo(2);
        assertThat(state.looks()).isEqualTo(5);
    }

    private void busy() {
        now += LOOK_MILLIS;
        last = ChallengeProgress.busy(state, now);
        state = last.state();
    }

    private void show(Move move, int looks) {
        for (int i = 0; i < looks; i++) {
            show(Looks.of(move), "picture " + ++pictures);
        }
    }

    private void show(HeadLook look, String picture) {
        now += LOOK_MILLIS;
        last = ChallengeProgress.of(state, look, null, picture, now);
        state = last.state();
    }
}
