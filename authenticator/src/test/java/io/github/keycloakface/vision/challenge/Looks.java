package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.head.Head;
import io.github.keycloakface.vision.head.HeadPose;
import java.util.Arrays;
import java.util.Collections;

/** Looks at nobody, for rules that read numbers only: heads that do what a test says. */
public final class Looks {

    /** Milliseconds, of each step of a challenge made here. */
    private static final int HOLD = 500;

    private static final FaceLandmarks NOWHERE = new FaceLandmarks(Collections.nCopies(68, new Point(0, 0)));
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final double SIZE = 0.4;

    private Looks() {}

    public static Challenge challenge(Move... moves) {
        return new Challenge(
                ChallengeKind.MOVES,
                Arrays.stream(moves)
                        .map(move -> new ChallengeStep(move, HOLD, Light.NONE))
                        .toList());
    }

    /** A head that clearly makes a move. */
    public static HeadLook of(Move move) {
        return switch (move) {
            case FRONT -> at(0, 0);
            case LEFT -> at(30, 0);
            case RIGHT -> at(-30, 0);
            case UP -> at(0, 25);
            case DOWN -> at(0, -25);
            case CLOSER -> at(0, 0, 1.5 * SIZE);
        };
    }

    public static HeadLook at(double yaw, double pitch) {
        return at(yaw, pitch, SIZE);
    }

    /** @param size height of the face, share of the image's */
    static HeadLook at(double yaw, double pitch, double size) {
        return look(yaw, pitch, size, 120);
    }

    static HeadLook look(double yaw, double pitch, double size, double brightness) {
        Box box = new Box(200, 100, 0.8 * size * HEIGHT, size * HEIGHT);
        return new HeadLook(new Head(box, NOWHERE, new HeadPose(yaw, pitch, 0)), WIDTH, HEIGHT, brightness);
    }
}
