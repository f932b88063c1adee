package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.pad.PadReport;
import io.github.keycloakface.evaluation.pad.PadReport.Captures;
import io.github.keycloakface.evaluation.pad.PadReport.Early;
import io.github.keycloakface.evaluation.pad.PadReport.Half;
import io.github.keycloakface.evaluation.pad.PadReport.Rate;
import java.io.PrintWriter;
import java.util.Locale;

/** The figures of a liveness measurement for the terminal. */
final class PadText {

    private final PrintWriter out;

    PadText(PrintWriter out) {
        this.out = out;
    }

    void print(PadReport report) {
        line("%s, live from %.3f on; not judged: %s", report.model(), report.minLive(), report.refused());
        report.scores()
                .forEach((kind, scores) -> line("%-5s  lowest, 1 %%, median, 99 %%, highest score: %s", kind, scores));
        rate("BPCER", "people called pictures", report.bpcer());
        rate("APCER", "pictures called people", report.apcer());
        if (report.fused() != null) {
            line("%nmean of %d photos of one subject at a time:", report.fused().photos());
            report.fused()
                    .scores()
                    .forEach((kind, scores) ->
                            line("%-5s  lowest, 1 %%, median, 99 %%, highest mean: %s", kind, scores));
            rate("BPCER", "", report.fused().bpcer());
            rate("APCER", "", report.fused().apcer());
        }
        if (report.captures() != null) {
            captures(report.captures());
        }
        if (report.halves() != null) {
            report.halves().forEach(this::half);
        }
        out.flush();
    }

    private void captures(Captures captures) {
        line("%ncaptures of %d photos, judged by all as a login does:", captures.pictures());
        captures.scores()
                .forEach((kind, scores) -> line("%-5s  lowest, 1 %%, median, 99 %%, highest share: %s", kind, scores));
        rate("BPCER", "", captures.bpcer());
        rate("APCER", "", captures.apcer());
        if (captures.early() != null) {
            early(captures.early());
        }
    }

    private void early(Early early) {
        line("%nthe same, by the first alone where both looks at it reach %.3f:", early.sureLive());
        early.decided()
                .forEach((kind, decided) -> line(
                        "%-5s  decided by the first: %6.2f %% (%.2f to %.2f), %d of %d captures",
                        kind,
                        100 * decided.share(),
                        100 * decided.interval().low(),
                        100 * decided.interval().high(),
                        decided.captures(),
                        decided.of()));
        rate("BPCER", "", early.bpcer());
        rate("APCER", "", early.apcer());
    }

    private void half(Half half) {
        line("%nhalf of the subjects, threshold %.3f chosen on the other half:", half.minLive());
        rate("BPCER", "", half.bpcer());
        rate("APCER", "", half.apcer());
        line("the same subjects at the threshold of the pack:");
        rate("BPCER", "", half.ownBpcer());
        rate("APCER", "", half.ownApcer());
    }

    private void rate(String name, String meaning, Rate rate) {
        if (rate == null) {
            return;
        }
        line(
                "%s %6.2f %% (%.2f to %.2f): %d of %d photos; %d of %d subjects (%.0f to %.0f %%)  %s",
                name,
                100 * rate.rate(),
                100 * rate.interval().low(),
                100 * rate.interval().high(),
                rate.errors(),
                rate.photos(),
                rate.subjectsWithErrors(),
                rate.subjects(),
                100 * rate.subjectInterval().low(),
                100 * rate.subjectInterval().high(),
                meaning);
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
