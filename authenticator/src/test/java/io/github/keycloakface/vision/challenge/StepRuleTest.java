package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepRuleTest {

    private static final FrontPose FRONT = Looks.at(2, -3).front();

    @ParameterizedTest(name = "{0}: yaw {1}, pitch {2}")
    @CsvSource({
        "LEFT, 20.5, -3, REACHED",
        "LEFT, 15, -3, MORE",
        "LEFT, -20, -3, WRONG_WAY",
        "LEFT, 2, 15, WRONG_WAY",
        "LEFT, 50, -3, LESS",
        "RIGHT, -17, -3, REACHED",
        "RIGHT, -10, 0, MORE",
        "RIGHT, 25, -3, WRONG_WAY",
        "UP, 2, 12, REACHED",
        "UP, 2, 5, MORE",
        "UP, 2, -20, WRONG_WAY",
        "DOWN, 2, -18, REACHED",
        "DOWN, -19, -18, WRONG_WAY",
        "FRONT, 5, 3, REACHED",
        "FRONT, 15, 3, FACE_FORWARD",
        "FRONT, 25, 3, WRONG_WAY"
    })
    void aMoveIsMeasuredAgainstTheLookIntoTheCamera(Move move, double yaw, double pitch, LookAdvice advice) {
        assertThat(StepRule.of(move, Move.CLOSER, FRONT, Looks.at(yaw, pitch), false))
                .isEqualTo(advice);
    }

    @Test
    void whereTheHeadComesFromIsNoWrongWay() {
        assertThat(StepRule.of(Move.RIGHT, Move.LEFT, FRONT, Looks.at(25, -3), false))
                .isEqualTo(LookAdvice.MORE);
        assertThat(StepRule.of(Move.RIGHT, Move.UP, FRONT, Looks.at(25, -3), false))
                .isEqualTo(LookAdvice.WRONG_WAY);
    }

    @Test
    void whoHasReachedAPoseKeepsItWithLess() {
        HeadLook little = Looks.at(18.5, -3);

        assertThat(StepRule.of(Move.LEFT, Move.FRONT, FRONT, little, false)).isEqualTo(LookAdvice.MORE);
        assertThat(StepRule.of(Move.LEFT, Move.FRONT, FRONT, little, true)).isEqualTo(LookAdvice.REACHED);
    }

    @Test
    void nearerIsAFifthLarger() {
        assertThat(StepRule.of(Move.CLOSER, Move.FRONT, FRONT, Looks.at(2, -3, 0.47), false))
                .isEqualTo(LookAdvice.MORE);
        assertThat(StepRule.of(Move.CLOSER, Move.FRONT, FRONT, Looks.at(2, -3, 0.49), false))
                .isEqualTo(LookAdvice.REACHED);
        assertThat(StepRule.of(Move.CLOSER, Move.FRONT, FRONT, Looks.at(2, -3, 1.1), false))
                .isEqualTo(LookAdvice.LESS);
        assertThat(StepRule.of(Move.CLOSER, Move.FRONT, FRONT, Looks.at(25, -3, 0.4), false))
                .isEqualTo(LookAdvice.WRONG_WAY);
    }

    @ParameterizedTest(name = "yaw {0}, pitch {1}, size {2}, brightness {3}")
    @CsvSource({
        "0, 0, 0.4, 120, REACHED",
        "0, 0, 0.2, 120, CLOSER",
        "0, 0, 0.75, 120, FARTHER",
        "0, 0, 0.4, 20, DARK",
        "0, 0, 0.4, 240, BRIGHT",
        "13, 0, 0.4, 120, FACE_FORWARD",
        "0, -16, 0.4, 120, FACE_FORWARD",
        "NaN, 0, 0.4, 120, FACE_FORWARD"
    })
    void theFirstLookIsJudgedByItself(double yaw, double pitch, double size, double brightness, LookAdvice advice) {
        assertThat(StepRule.of(Move.FRONT, null, null, Looks.look(yaw, pitch, size, brightness), false))
                .isEqualTo(advice);
    }

    @Test
    void theFirstLookIsKeptWithLess() {
        assertThat(StepRule.of(Move.FRONT, null, null, Looks.at(13, 0, 0.76), true))
                .isEqualTo(LookAdvice.REACHED);
    }

    @Test
    void anAngleThatIsNoNumberReachesNothing() {
        for (Move move : Move.values()) {
            if (move != Move.CLOSER) {
                assertThat(StepRule.of(move, Move.FRONT, FRONT, Looks.at(Double.NaN, Double.NaN), true))
                        .as(move.name())
                        .isNotEqualTo(LookAdvice.REACHED);
            }
        }
    }
}
