package io.github.keycloakface.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter out = new StringWriter();

    @Test
    void isDrawnAnewAndEndsWithItsLine() {
        ProgressLine line = new ProgressLine(new PrintWriter(out), "photos", 4);

        line.show(1);
        line.show(4, ", 1 refused");

        assertThat(out.toString())
                .matches("\r\\[#{7} {23}\\] 1 of 4 photos \\(25 %\\), [0-9,]+/s, 0:00 left "
                        + "\r\\[#{30}\\] 4 of 4 photos \\(100 %\\), 1 refused, [0-9,]+/s +" + System.lineSeparator());
    }

    @Test
    void isNotDrawnMoreOftenThanAnybodyCanSee() {
        ProgressLine line = new ProgressLine(new PrintWriter(out), "photos", 10_000);

        for (int done = 1; done <= 10_000; done++) {
            line.show(done);
        }

        assertThat(out.toString().chars().filter(c -> c == '\r')).hasSize(200);
    }

    @Test
    void ofNothingThereIsNothingToShow() {
        new ProgressLine(new PrintWriter(out), "photos", 0).show(0);

        assertThat(out.toString()).isEmpty();
    }
}
