package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.FrontPose;
import io.github.keycloakface.vision.challenge.LookAdvice;
import io.github.keycloakface.vision.challenge.Move;
import io.github.keycloakface.vision.challenge.StepRule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Pictures of one face, whatever it is: a person before a camera, or a picture that is held before it in many ways.
 *
 * @param person whose face it is
 * @param shots one or more
 */
record Recording(String person, List<Shot> shots) {

    Recording {
        shots = List.copyOf(shots);
        if (shots.isEmpty()) {
            throw new IllegalArgumentException("a recording without a picture of " + person);
        }
    }

    /** A shot that looks into the camera. */
    Optional<Shot> front(RandomGenerator random) {
        return any(
                shots.stream()
                        .filter(shot -> advice(Move.FRONT, null, shot) == LookAdvice.REACHED)
                        .toList(),
                random);
    }

    /** A shot that shows a move as the server asks for it, and was not used yet. */
    Optional<Shot> showing(Move move, FrontPose front, List<Shot> but, RandomGenerator random) {
        return any(
                shots.stream()
                        .filter(shot -> !but.contains(shot) && advice(move, front, shot) == LookAdvice.REACHED)
                        .toList(),
                random);
    }

    /** The shot that comes nearest to a move. */
    Shot nearest(Move move, FrontPose front) {
        return shots.stream()
                .max(Comparator.comparingDouble(shot -> StepRule.progress(move, front, shot.look())))
                .orElseThrow();
    }

    Shot any(RandomGenerator random) {
        return shots.get(random.nextInt(shots.size()));
    }

    static LookAdvice advice(Move move, FrontPose front, Shot shot) {
        return StepRule.of(move, Move.FRONT, front, shot.look(), false);
    }

    private static Optional<Shot> any(List<Shot> of, RandomGenerator random) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }
}
