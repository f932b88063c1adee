package io.github.keycloakface.vision.challenge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

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

    /** Milliseconds. Chosen: more than the page's 240 from look to look, so that each pose is seen twice at least. */
    private static final int SHORTEST_HOLD = 300;

    /** Milliseconds. Chosen: the longest hold is 650, so that four of them still fit into five seconds of a person. */
    private static final int HOLD_STEP = 50;

    /** Chosen: 3 bits a step. They are those that protect least, so that more would only cost people's time. */
    private static final int HOLDS = 8;

    private static final List<Move> TURNS = List.of(Move.LEFT, Move.RIGHT, Move.UP, Move.DOWN, Move.CLOSER);
    private static final List<Light> LIGHTS = List.of(Light.RED, Light.GREEN, Light.BLUE, Light.WHITE);

    private static final List<List<Move>> SEQUENCES_OF_MOVES = sequencesOfMoves();
    private static final List<List<Light>> FEW_LIGHTS = sequences(LIGHTS, MOVES + 1);
    private static final List<List<Light>> MANY_LIGHTS = sequences(LIGHTS, COLORS);

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
        List<Move> moves = any(moves(kind), secure);
        List<Light> lights = any(lights(kind), secure);
        List<ChallengeStep> steps = new ArrayList<>();
        for (int i = 0; i < count(kind); i++) {
            int hold = SHORTEST_HOLD + HOLD_STEP * secure.nextInt(HOLDS);
            steps.add(new ChallengeStep(moves.get(i), hold, lights.get(i)));
        }
        return new Challenge(kind, steps);
    }

    /**
     * How much of a challenge cannot be known before: the logarithm to base 2 of how many there are of its kind. About
     * half of it are the times to hold, which protect least.
     */
    public static double bits(ChallengeKind kind) {
        return log2(moves(kind).size()) + log2(lights(kind).size()) + count(kind) * log2(HOLDS);
    }

    private static int count(ChallengeKind kind) {
        return kind == ChallengeKind.LIGHT ? COLORS : MOVES + 1;
    }

    private static List<List<Move>> moves(ChallengeKind kind) {
        return kind == ChallengeKind.LIGHT ? List.of(Collections.nCopies(COLORS, Move.FRONT)) : SEQUENCES_OF_MOVES;
    }

    /** Nearer once only: who is near already is asked nothing. Two turns at least are among three moves then. */
    private static List<List<Move>> sequencesOfMoves() {
        return sequences(TURNS, MOVES).stream()
                .filter(moves -> Collections.frequency(moves, Move.CLOSER) <= 1)
                .map(moves ->
                        Stream.concat(Stream.of(Move.FRONT), moves.stream()).toList())
                .toList();
    }

    private static List<List<Light>> lights(ChallengeKind kind) {
        return switch (kind) {
            case MOVES -> List.of(Collections.nCopies(MOVES + 1, Light.NONE));
            case MOVES_AND_LIGHT -> FEW_LIGHTS;
            case LIGHT -> MANY_LIGHTS;
        };
    }

    /** All sequences without the same twice in a row: who is asked nothing new shows nothing new. */
    private static <T> List<List<T>> sequences(List<T> of, int length) {
        List<List<T>> all = List.of(List.of());
        for (int i = 0; i < length; i++) {
            all = all.stream().flatMap(begun -> longer(begun, of)).toList();
        }
        return all;
    }

    private static <T> Stream<List<T>> longer(List<T> begun, List<T> of) {
        return of.stream()
                .filter(one -> begun.isEmpty() || begun.get(begun.size() - 1) != one)
                .map(one -> Stream.concat(begun.stream(), Stream.of(one)).toList());
    }

    private static <T> T any(List<T> all, RandomGenerator secure) {
        return all.get(secure.nextInt(all.size()));
    }

    private static double log2(double count) {
        return Math.log(count) / Math.log(2);
    }
}
