package io.github.keycloakface.challenge;

import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.challenge.ChallengeStep;
import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.challenge.Light;
import io.github.keycloakface.vision.challenge.Move;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.head.Head;
import io.github.keycloakface.vision.head.HeadPose;
import java.util.Arrays;

/** Heads that do what a test says, seen without a model. */
final class Looks {

    static final int HOLD = 500;

    private Looks() {}

    static Challenge challenge(Move... moves) {
        return new Challenge(
                ChallengeKind.MOVES,
                Arrays.stream(moves)
                        .map(move -> new ChallengeStep(move, HOLD, Light.NONE))
                        .toList());
    }

    /** A head that clearly makes a move. */
    static HeadLook of(Move move) {
        return switch (move) {
            case FRONT -> look(0, 0, 200);
            case LEFT -> look(30, 0, 200);
            case RIGHT -> look(-30, 0, 200);
            case UP -> look(0, 25, 200);
            case DOWN -> look(0, -25, 200);
            case CLOSER -> look(0, 0, 300);
        };
    }

    /** A head that is turned to the own left. */
    static HeadLook turned(double degrees) {
        return look(degrees, 0, 200);
    }

    private static HeadLook look(double yaw, double pitch, int height) {
        Head head = new Head(new Box(140, 100, height, height), null, new HeadPose(yaw, pitch, 0));
        return new HeadLook(head, 480, 480, 128);
    }
}
