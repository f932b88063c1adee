package io.github.keycloakface.challenge;

import io.github.keycloakface.vision.challenge.FrontPose;
import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.challenge.LookAdvice;
import io.github.keycloakface.vision.challenge.Move;
import io.github.keycloakface.vision.challenge.StepRule;

/**
 * What one look makes of a challenge.
 *
 * @param advice what the person is told
 * @param kept whether the picture is the one by which its step is done, unless a better one of the same step follows
 */
record ChallengeProgress(ChallengeState state, LookAdvice advice, boolean kept) {

    /**
     * Bounds what one challenge costs: four looks a second for 25 seconds, where a quick person needs about 20 in all.
     */
    static final int MOST_LOOKS = 100;

    /** The first step has the time to sit down before the camera. */
    static final long FIRST_STEP_MILLIS = 20_000;

    /**
     * Chosen: a quick head needs one second, and this leaves time to read, and to mix up left and right. Six steps, the
     * most that a challenge has, fit into its life: 20 and 5 times 8 seconds.
     */
    static final long STEP_MILLIS = 8_000;

    /**
     * Looks of one step that may show another move: people mix up left and right for about a second. Who waited for
     * the asked pose to come by in a film of all of them would show the others for longer.
     */
    static final int MOST_WRONG = 4;

    /**
     * Goes on by one picture.
     *
     * @param look what the picture shows; null when it could not be looked at
     * @param defect then why
     * @param sha256 of the picture
     */
    static ChallengeProgress of(ChallengeState before, HeadLook look, LookAdvice defect, String sha256, long now) {
        ChallengeState state = before.looked();
        if (now - state.stepBegan() > limit(state)) {
            return new ChallengeProgress(state.failed(ChallengeFault.TOO_SLOW), LookAdvice.MORE, false);
        }
        LookAdvice advice = look == null ? defect : advice(state, look);
        ChallengeProgress progress = switch (advice) {
            case REACHED -> reached(state, look, sha256, now);
            case WRONG_WAY -> wrong(state);
            default -> new ChallengeProgress(state.letGo(), advice, false);
        };
        boolean tooMany = !progress.state.isOver() && progress.state.looks() >= MOST_LOOKS;
        return tooMany
                ? new ChallengeProgress(progress.state.failed(ChallengeFault.TOO_MANY_LOOKS), advice, false)
                : progress;
    }

    /**
     * Goes on where the server had no time to look. That is no failure of the person's: the hold is kept, half of the
     * step's time is left at least, and when the challenge has no time for that any more, it ends uncounted.
     */
    static ChallengeProgress busy(ChallengeState state, long now) {
        long limit = limit(state);
        ChallengeState next = now >= state.expires() - limit
                ? state.failed(ChallengeFault.UNAVAILABLE)
                : state.stepBegan(Math.max(state.stepBegan(), now - limit / 2));
        return new ChallengeProgress(next, LookAdvice.UNREADABLE, false);
    }

    private static long limit(ChallengeState state) {
        return state.step() == 0 ? FIRST_STEP_MILLIS : STEP_MILLIS;
    }

    private static LookAdvice advice(ChallengeState state, HeadLook look) {
        Move before = state.step() == 0
                ? Move.FRONT
                : state.challenge().steps().get(state.step() - 1).move();
        return StepRule.of(state.asked().move(), before, state.front(), look, state.hold() != null);
    }

    private static ChallengeProgress reached(ChallengeState state, HeadLook look, String sha256, long now) {
        Hold before = state.hold();
        double progress = progress(state, look);
        boolean best = before == null || progress >= before.progress();
        long since = before == null ? now : before.since();
        Hold hold = best ? new Hold(since, sha256, progress) : before;
        if (now - since < state.asked().holdMillis()) {
            return new ChallengeProgress(state.held(hold), LookAdvice.REACHED, best);
        }
        FrontPose front = state.front() == null ? look.front() : state.front();
        ChallengeState done = state.stepDone(new KeyFrame(hold.sha256(), now), front);
        return new ChallengeProgress(done, LookAdvice.REACHED, best);
    }

    /** The more of a turn is seen, the better it can be judged; of looks into the camera the last one counts. */
    private static double progress(ChallengeState state, HeadLook look) {
        Move move = state.asked().move();
        return move == Move.FRONT ? 1 : StepRule.progress(move, state.front(), look);
    }

    private static ChallengeProgress wrong(ChallengeState state) {
        ChallengeState counted = state.wrongOnce();
        return new ChallengeProgress(
                counted.wrong() >= MOST_WRONG ? counted.failed(ChallengeFault.WRONG_WAY) : counted,
                LookAdvice.WRONG_WAY,
                false);
    }
}
