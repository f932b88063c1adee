package io.github.keycloakface.rest;

import io.github.keycloakface.vision.match.ScoreCalibration;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * The member FAR of older clients: percent of impostors that may be taken for a match, a power of ten. It stands for a
 * decision score of -12*log10(FAR/100): 100 is 0, 1 is 24, 0.001 is 60.
 */
final class FalseAcceptRate {

    /** 16 decades are a score of 192, the last that fits under the highest score, 200. */
    private static final int MAX_DECADES = 16;

    private FalseAcceptRate() {}

    /** The score that stands for a rate; empty when the text is not one of 100, 10, 1, 0.1, ... */
    static OptionalDouble decisionScore(String percent) {
        if (!percent.matches("[+]?[0-9.]{1,24}([eE][+-]?[0-9]{1,2})?")) {
            return OptionalDouble.empty();
        }
        try {
            BigDecimal number = new BigDecimal(percent).stripTrailingZeros();
            // 100 is 1 with scale -2, 0.1 is 1 with scale 1
            int decades = number.scale() + 2;
            boolean powerOfTen = number.unscaledValue().bitLength() == 1 && number.signum() > 0;
            return powerOfTen && decades >= 0 && decades <= MAX_DECADES
                    ? OptionalDouble.of(ScoreCalibration.POINTS_PER_DECADE * decades)
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
