package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.pad.challenge.SuiteReport;
import io.github.keycloakface.evaluation.pad.challenge.SuiteReport.Row;
import io.github.keycloakface.evaluation.pad.challenge.Trial;
import io.github.keycloakface.vision.challenge.ChallengeEvidence;
import java.io.PrintWriter;
import java.util.Locale;

/** The figures of answered challenges for the terminal and for a table. */
final class ChallengeText {

    static final String HEADER =
            "species,person,passed,refusals,live,likeness,ahead,difference,light,lightStrength,lightAgreement";

    private final PrintWriter out;

    ChallengeText(PrintWriter out) {
        this.out = out;
    }

    void print(SuiteReport report) {
        line("%s, %s, %d recordings", report.pack(), report.kind(), report.recordings());
        report.species().forEach(this::row);
        out.flush();
    }

    private void row(Row row) {
        line(
                "%s %6.2f %% (%.2f to %.2f): %d of %d  %s  %s",
                row.attack() ? "APCER" : "BPCER",
                100 * row.rate(),
                100 * row.interval().low(),
                100 * row.interval().high(),
                row.errors(),
                row.trials(),
                row.species(),
                row.refusals());
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    static String row(Trial trial) {
        String head = String.join(
                ",",
                '"' + trial.species() + '"',
                '"' + trial.person().replace("\"", "\"\"") + '"',
                Boolean.toString(trial.refusals().isEmpty()),
                String.join("+", trial.refusals()));
        ChallengeEvidence e = trial.evidence();
        return e == null
                ? head + ",,,,,,,"
                : head
                        + String.format(
                                Locale.ROOT,
                                ",%.3f,%.4f,%.3f,%.3f,%s,%.4f,%.3f",
                                e.live(),
                                e.likeness(),
                                e.ahead(),
                                e.difference(),
                                e.light(),
                                e.lightStrength(),
                                e.lightAgreement());
    }
}
