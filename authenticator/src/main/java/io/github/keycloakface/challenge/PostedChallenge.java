package io.github.keycloakface.challenge;

import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeFrame;
import java.util.List;

/**
 * A challenge as a form brought it back. It is used up.
 *
 * @param attempt which of the user's attempts it has taken; 0 for none
 * @param fault why it proves nothing; null when its pictures are to be judged
 * @param challenge null with a fault
 * @param frames the pictures by which the steps were done, in order; empty with a fault
 */
public record PostedChallenge(int attempt, ChallengeFault fault, Challenge challenge, List<ChallengeFrame> frames) {

    /** What it proves where each try is one of the user's attempts: nothing, when it was begun without taking one. */
    public PostedChallenge asAttempt() {
        return fault == null && attempt == 0 ? faulty(0, ChallengeFault.NOT_BEGUN) : this;
    }

    static PostedChallenge faulty(int attempt, ChallengeFault fault) {
        return new PostedChallenge(attempt, fault, null, List.of());
    }
}
