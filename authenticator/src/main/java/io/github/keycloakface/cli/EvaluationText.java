package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.EvaluationReport;
import io.github.keycloakface.evaluation.EvaluationReport.Fused;
import io.github.keycloakface.evaluation.EvaluationReport.FusedPoint;
import io.github.keycloakface.evaluation.EvaluationReport.LawPoint;
import io.github.keycloakface.evaluation.EvaluationReport.OperatingPoint;
import io.github.keycloakface.evaluation.EvaluationReport.SplitPoint;
import io.github.keycloakface.evaluation.statistics.Interval;
import java.io.PrintWriter;
import java.util.Locale;

/** The main figures for the terminal. */
final class EvaluationText {

    private final PrintWriter out;

    EvaluationText(PrintWriter out) {
        this.out = out;
    }

    void print(EvaluationReport report) {
        line(
                "%s on %s: %,d photos of %,d people, %d not enrolled %s; %,d impostor and %,d genuine pairs",
                report.pack(),
                report.data(),
                report.photos(),
                report.people(),
                report.failuresToEnroll(),
                report.failures().isEmpty() ? "" : report.failures(),
                report.impostorPairs(),
                report.genuinePairs());
        if (report.kFold() != null) {
            line(
                    "accuracy by %d folds of %,d listed pairs: %.2f %% (standard error %.2f)",
                    report.kFold().folds(),
                    report.kFold().pairs(),
                    100 * report.kFoldAccuracy(),
                    100 * report.kFold().standardError());
        }
        if (report.balancedAccuracy() != null) {
            line("accuracy on balanced random pairs: %.2f %%", 100 * report.balancedAccuracy());
        }
        line("%n     FMR   cosine   score    FNMR (95 %% of resampled people)  FNMR by person");
        report.operatingPoints().forEach(this::print);
        line("%n   score  promised   counted  false matches  FNMR");
        report.scoreLaw().forEach(this::print);
        if (report.split() != null) {
            line(
                    "%nhalf of the people, calibrated on the other half, %d splits:",
                    report.split().splits());
            line("   score  promised    median    lowest   highest  within a factor 2");
            report.split().points().forEach(this::print);
        }
        if (report.fused() != null) {
            print(report.fused());
        }
        out.flush();
    }

    private void print(Fused fused) {
        line(
                "%n%d references, %d frames: %d people, %,d genuine (%,d with frames not alike, refused) and %,d"
                        + " impostor trials",
                fused.references(),
                fused.frames(),
                fused.people(),
                fused.genuineTrials(),
                fused.refusedTrials(),
                fused.impostorTrials());
        line("   score  promised   counted  false matches  FNMR     FNMR by person");
        fused.scoreLaw().forEach(this::print);
        line("at the scores that so many strangers reach:");
        fused.operatingPoints().forEach(this::print);
    }

    private void print(FusedPoint p) {
        line(
                "%8.2f  %8.1e  %8.1e  %,13d  %5.2f %%  %5.2f %%",
                p.score(), p.promised(), p.fmr(), p.falseMatches(), 100 * p.fnmr(), 100 * p.fnmrByPerson());
    }

    private void print(OperatingPoint p) {
        Interval interval = p.fnmrInterval();
        line(
                "%8.1e  %7.4f  %6.2f  %5.2f %% (%.2f to %.2f)  %5.2f %%",
                p.fmr(),
                p.cosine(),
                p.score(),
                100 * p.fnmr(),
                100 * interval.low(),
                100 * interval.high(),
                100 * p.fnmrByPerson());
    }

    private void print(LawPoint p) {
        line(
                "%8.0f  %8.1e  %8.1e  %,13d  %5.2f %%",
                p.score(), p.promised(), p.fmr(), p.falseMatches(), 100 * p.fnmr());
    }

    private void print(SplitPoint p) {
        line(
                "%8.0f  %8.1e  %8.1e  %8.1e  %8.1e  %3.0f %% of %s",
                p.score(), p.promised(), p.median(), p.lowest(), p.highest(), 100 * p.withinFactorTwo(), "halves");
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
