package io.github.keycloakface.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalseAcceptRateTest {

    @ParameterizedTest
    @CsvSource({
        "100, 0",
        "1e2, 0",
        "100.00, 0",
        "10, 12",
        "1, 24",
        "1.0, 24",
        "+1, 24",
        "0.1, 36",
        ".1, 36",
        "0.10, 36",
        "0.01, 48",
        "0.001, 60",
        "1E-3, 60",
        "1e-03, 60",
        "0.0001, 72",
        "0.00001, 84",
        "1e-14, 192"
    })
    void isMinusTwelveTimesItsLogarithm(String percent, double score) {
        assertThat(FalseAcceptRate.decisionScore(percent)).hasValue(score);
        double formula = -12 * Math.log10(Double.parseDouble(percent) / 100);
        assertThat(formula).isCloseTo(score, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "-0.1",
                "1000",
                "50",
                "2",
                "0.2",
                "0.011",
                "1e-15",
                "1e3",
                "NaN",
                "Infinity",
                "1e",
                "1.2.3",
                "0x1",
                "1e-999999999",
                "1,0",
                "true",
                ".",
                "1 0",
                "0.00000000000000000000000000000001"
            })
    void isAPowerOfTenOrRefused(String percent) {
        assertThat(FalseAcceptRate.decisionScore(percent)).isEmpty();
    }
}
