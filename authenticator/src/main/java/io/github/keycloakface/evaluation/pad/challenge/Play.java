package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeStep;
import io.github.keycloakface.vision.challenge.FrontPose;
import io.github.keycloakface.vision.challenge.LookAdvice;
import io.github.keycloakface.vision.challenge.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A recording that does what a challenge asks, as far as it can. */
final class Play {

    private static final int TRIES = 8;

    /** Enlargement. Chosen: 1.2 is asked, the detector's box varies by some percent, and nobody stops just there. */
    private static final double LEAST_NEARER = 1.27;

    private static final double NEARER_SPREAD = 0.15;

    private final Studio studio;
    private final RandomGenerator random;

    Play(Studio studio, RandomGenerator random) {
        this.studio = studio;
        this.random = random;
    }

    /** A shot of each step, each as the server asks for it; empty when the recording lacks one. */
    Optional<List<Shot>> whole(Recording by, Challenge challenge) {
        Optional<Shot> front = by.front(random);
        if (front.isEmpty()) {
            return Optional.empty();
        }
        List<Shot> shots = new ArrayList<>(List.of(front.get()));
        return addSteps(by, challenge, shots) ? Optional.of(shots) : Optional.empty();
    }

    private boolean addSteps(Recording by, Challenge challenge, List<Shot> shots) {
        FrontPose front = shots.get(0).look().front();
        for (ChallengeStep step : challenge.steps().subList(1, challenge.steps().size())) {
            Optional<Shot> shot = step.move() == Move.CLOSER
                    ? nearer(by, front, shots)
                    : by.showing(step.move(), front, shots, random);
            if (shot.isEmpty()) {
                return false;
            }
            shots.add(shot.get());
        }
        return true;
    }

    /** A shot of each step that comes as near to it as the recording can: what an attacker with patience shows. */
    List<Shot> best(Recording by, Challenge challenge) {
        List<Shot> shots = new ArrayList<>(List.of(by.front(random).orElseGet(() -> by.any(random))));
        FrontPose front = shots.get(0).look().front();
        for (ChallengeStep step : challenge.steps().subList(1, challenge.steps().size())) {
            Optional<Shot> shot = step.move() == Move.CLOSER
                    ? nearer(by, front, shots)
                    : by.showing(step.move(), front, shots, random);
            shots.add(shot.orElseGet(() -> by.nearest(step.move(), front)));
        }
        return shots;
    }

    private Optional<Shot> nearer(Recording by, FrontPose front, List<Shot> but) {
        for (int i = 0; i < TRIES; i++) {
            Shot shot = by.front(random).orElseGet(() -> by.any(random));
            double factor = LEAST_NEARER + NEARER_SPREAD * random.nextDouble();
            Optional<Shot> nearer =
                    studio.shot(Studio.change(shot, photo -> Darkroom.nearer(photo, shot.look(), factor)));
            if (!but.contains(shot)
                    && nearer.isPresent()
                    && Recording.advice(Move.CLOSER, front, nearer.get()) == LookAdvice.REACHED) {
                return nearer;
            }
        }
        return Optional.empty();
    }
}
