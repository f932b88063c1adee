package io.github.keycloakface.challenge;

import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeStep;
import io.github.keycloakface.vision.challenge.FrontPose;
import java.util.ArrayList;
import java.util.List;

/**
 * A challenge between two requests: numbers and hashes, nothing that tells one person from another.
 *
 * @param attempt which of the user's attempts it has taken; 0 for none
 * @param expires milliseconds since the epoch, as all times here
 * @param looks pictures looked at so far
 * @param stepBegan when the step that is being done began
 * @param hold of its pose; null when it is not kept
 * @param wrong looks of this step that showed another move
 * @param front the pose of the first step; null before
 * @param frames of the steps that are done, in order
 * @param fault why it has failed; null while it has not
 */
record ChallengeState(
        ChallengeDoor door,
        Challenge challenge,
        int attempt,
        long expires,
        int looks,
        long stepBegan,
        Hold hold,
        int wrong,
        FrontPose front,
        List<KeyFrame> frames,
        ChallengeFault fault) {

    ChallengeState {
        frames = List.copyOf(frames);
    }

    static ChallengeState begun(ChallengeDoor door, Challenge challenge, int attempt, long now, long expires) {
        return new ChallengeState(door, challenge, attempt, expires, 0, now, null, 0, null, List.of(), null);
    }

    /** Index of the step that is being done. */
    int step() {
        return frames.size();
    }

    boolean isDone() {
        return frames.size() == challenge.steps().size();
    }

    /** Whether no further picture will be looked at. */
    boolean isOver() {
        return fault != null || isDone();
    }

    /** What is asked now; of one that is done, what was asked last. */
    ChallengeStep asked() {
        List<ChallengeStep> steps = challenge.steps();
        return steps.get(Math.min(step(), steps.size() - 1));
    }

    ChallengeState looked() {
        return with(looks + 1, hold, wrong, fault);
    }

    ChallengeState held(Hold held) {
        return with(looks, held, wrong, fault);
    }

    ChallengeState letGo() {
        return with(looks, null, wrong, fault);
    }

    ChallengeState wrongOnce() {
        return with(looks, null, wrong + 1, fault);
    }

    /** The same step with another begin of its time. */
    ChallengeState stepBegan(long began) {
        return new ChallengeState(door, challenge, attempt, expires, looks, began, hold, wrong, front, frames, fault);
    }

    ChallengeState failed(ChallengeFault why) {
        return with(looks, hold, wrong, why);
    }

    /** The step is done; the next one begins. */
    ChallengeState stepDone(KeyFrame frame, FrontPose first) {
        List<KeyFrame> more = new ArrayList<>(frames);
        more.add(frame);
        return new ChallengeState(
                door, challenge, attempt, expires, looks, frame.atMillis(), null, 0, first, more, fault);
    }

    private ChallengeState with(int seen, Hold held, int wrongLooks, ChallengeFault why) {
        return new ChallengeState(
                door, challenge, attempt, expires, seen, stepBegan, held, wrongLooks, front, frames, why);
    }
}
