package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChallengeTest {

    private static final int MANY = 20_000;

    /** 76 sequences of moves, 108 of lights, 8 holds in each of four steps; without moves 972 and six. */
    @Test
    void howMuchCannotBeKnownBefore() {
        assertThat(Challenge.bits(ChallengeKind.MOVES_AND_LIGHT)).isCloseTo(25.0, within(0.05));
        assertThat(Challenge.bits(ChallengeKind.MOVES)).isCloseTo(18.25, within(0.05));
        assertThat(Challenge.bits(ChallengeKind.LIGHT)).isCloseTo(27.9, within(0.05));
    }

    @ParameterizedTest
    @EnumSource(ChallengeKind.class)
    void theSameIsNeverAskedTwiceInARow(ChallengeKind kind) {
        for (Challenge challenge : drawn(kind)) {
            List<ChallengeStep> steps = challenge.steps();
            assertThat(steps.get(0).move()).isEqualTo(Move.FRONT);
            for (int i = 1; i < steps.size(); i++) {
                if (kind != ChallengeKind.LIGHT) {
                    assertThat(steps.get(i).move())
                            .isNotEqualTo(steps.get(i - 1).move());
                }
                if (kind != ChallengeKind.MOVES) {
                    assertThat(steps.get(i).light())
                            .isNotEqualTo(steps.get(i - 1).light());
                }
            }
        }
    }

    @Test
    void atLeastTwoOfThreeMovesTurnTheHead() {
        assertThat(drawn(ChallengeKind.MOVES))
                .allMatch(challenge -> challenge.steps().stream()
                                .filter(step -> step.move() != Move.FRONT && step.move() != Move.CLOSER)
                                .count()
                        >= 2);
    }

    @Test
    void whatIsSafeForTheEyesHasNoColor() {
        assertThat(drawn(ChallengeKind.MOVES))
                .allMatch(challenge -> challenge.steps().stream().allMatch(step -> step.light() == Light.NONE));
    }

    @Test
    void withoutMovesTheHeadStays() {
        assertThat(drawn(ChallengeKind.LIGHT))
                .allMatch(challenge -> challenge.steps().stream().allMatch(step -> step.move() == Move.FRONT));
    }

    @Test
    void everySequenceOfMovesComesAndNoneOften() {
        List<List<Move>> sequences = drawn(ChallengeKind.MOVES).stream()
                .map(challenge ->
                        challenge.steps().stream().map(ChallengeStep::move).toList())
                .toList();
        Set<List<Move>> distinct = new HashSet<>(sequences);

        assertThat(distinct).hasSize(76);
        // 263 expected, 16 is the standard deviation
        assertThat(distinct)
                .allMatch(one -> Math.abs(java.util.Collections.frequency(sequences, one) - MANY / 76) < 100);
    }

    @Test
    void aChallengeBeginsWithALookIntoTheCamera() {
        ChallengeStep left = new ChallengeStep(Move.LEFT, 300, Light.NONE);

        assertThatThrownBy(() -> new Challenge(ChallengeKind.MOVES, List.of(left)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Challenge(ChallengeKind.MOVES, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Challenge> drawn(ChallengeKind kind) {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.generate(() -> Challenge.draw(kind, random)).limit(MANY).toList();
    }
}
