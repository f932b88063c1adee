package io.github.keycloakface.vision.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one person is asked to do once.
 *
 * @param steps in order; the first is {@link Move#FRONT}
 */
public record Challenge(ChallengeKind kind, List<ChallengeStep> steps) {

    /** Moves after the first look: about five seconds for who is quick. */
    private static final int MOVES = 3;

    /** Colors of a challenge without moves. */
    private static final int COLORS = 6;

    private static final int SHORTEST_HOLD = 300;
    private static final int HOLD_STEP = 50;
    private static final int HOLDS = 8;

    private static final List<Move> TURNS = List.of(Move.LEFT, Move.RIGHT, Move.UP, Move.DOWN, Move.CLOSER);
    private static final List<Light> LIGHTS = List.of(Light.RED, Light.GREEN, Light.BLUE, Light.WHITE);

    public Challenge {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.get(0).move() != Move.FRONT) {
            throw new IllegalArgumentException("a challenge begins with a look into the camera");
        }
    }

    /**
     * Draws a challenge; each of its kind is equally likely.
     *
     * @param secure a generator whose next number nobody can guess
     */
    public static Challenge draw(ChallengeKind kind, RandomGenerator secure) {
        List<ChallengeStep> steps = new ArrayList<>();
        Move move = Move.FRONT;
        Light light = Light.NONE;
        int count = kind == ChallengeKind.LIGHT ? COLORS : MOVES + 1;
        for (int i = 0; i < count; i++) {
            if (i > 0 && kind != ChallengeKind.LIGHT) {
                move = other(TURNS, move, secure);
            }
            if (kind != ChallengeKind.MOVES) {
                light = other(LIGHTS, light, secure);
            }
            steps.add(new ChallengeStep(move, SHORTEST_HOLD + HOLD_STEP * secure.nextInt(HOLDS), light));
        }
        return new Challenge(kind, steps);
    }

    /** Never the same twice: who is asked nothing new shows nothing new. */
    private static <T> T other(List<T> all, T last, RandomGenerator secure) {
        List<T> rest = all.stream().filter(one -> one != last).toList();
        return rest.get(secure.nextInt(rest.size()));
    }

    /** How much of a challenge cannot be known before: the logarithm to base 2 of how many there are of its kind. */
    public static double bits(ChallengeKind kind) {
        int count = kind == ChallengeKind.LIGHT ? COLORS : MOVES + 1;
        double bits = count * log2(HOLDS);
        if (kind != ChallengeKind.LIGHT) {
            bits += log2(TURNS.size()) + (MOVES - 1) * log2(TURNS.size() - 1);
        }
        if (kind != ChallengeKind.MOVES) {
            bits += log2(LIGHTS.size()) + (count - 1) * log2(LIGHTS.size() - 1);
        }
        return bits;
    }

    private static double log2(double count) {
        return Math.log(count) / Math.log(2);
    }
}
