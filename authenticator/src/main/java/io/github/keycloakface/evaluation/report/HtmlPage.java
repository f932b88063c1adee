package io.github.keycloakface.evaluation.report;

import io.github.keycloakface.evaluation.EvaluationReport;
import io.github.keycloakface.evaluation.EvaluationReport.Fused;
import io.github.keycloakface.evaluation.EvaluationReport.FusedPoint;
import io.github.keycloakface.evaluation.EvaluationReport.LawPoint;
import io.github.keycloakface.evaluation.EvaluationReport.LookAlikes;
import io.github.keycloakface.evaluation.EvaluationReport.OperatingPoint;
import io.github.keycloakface.evaluation.EvaluationReport.SplitPoint;
import io.github.keycloakface.evaluation.gallery.Failure;
import io.github.keycloakface.evaluation.statistics.Interval;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The report as one page without scripts, and with nothing that must be fetched. */
final class HtmlPage {

    /** The table of photos that were not enrolled ends here; failures.csv has all. */
    private static final int MOST_FAILURES = 100;

    private final EvaluationReport report;
    private final List<Failure> failures;
    private final Map<String, byte[]> charts;
    private final Html html = new Html();

    HtmlPage(EvaluationReport report, List<Failure> failures, Map<String, byte[]> charts) {
        this.report = report;
        this.failures = failures;
        this.charts = charts;
    }

    String html() {
        summary();
        operatingPoints();
        scoreLaw();
        split();
        fused();
        lookAlikes();
        quality();
        failures();
        return html.page("Face evaluation: " + report.pack() + " on " + report.data());
    }

    private void summary() {
        html.heading("Face evaluation");
        html.paragraph("Pack " + report.pack() + ", embedder " + report.embedder() + ", photos of the folder "
                + report.data() + ".");
        html.beginCards();
        html.card("photos", Html.count(report.photos()));
        html.card("people", Html.count(report.people()));
        html.card("pairs of strangers", Html.count(report.impostorPairs()));
        html.card("pairs of one person", Html.count(report.genuinePairs()));
        html.card(
                "not enrolled",
                Html.count(report.failuresToEnroll()) + " ("
                        + Html.percent((double) report.failuresToEnroll() / report.photos()) + ")");
        if (report.kFoldAccuracy() != null) {
            html.card(
                    "accuracy, " + report.kFold().folds() + " folds",
                    Html.percent(report.kFoldAccuracy()) + " ± "
                            + Html.percent(report.kFold().standardError()));
        }
        if (report.balancedAccuracy() != null) {
            html.card("accuracy, random pairs", Html.percent(report.balancedAccuracy()));
        }
        html.endCards();
        if (report.peoplePairsIgnored() > 0) {
            html.paragraph(Html.count(report.peoplePairsIgnored())
                    + " pairs of people were left out of the strangers, by --ignore.");
        }
        if ("listed".equals(report.comparisons())) {
            html.paragraph("Only the pairs of the list were compared: its photos do not lie in a folder a person.");
        }
    }

    private void operatingPoints() {
        html.section(
                "Errors by threshold",
                "FMR: share of strangers let through. FNMR: share of pairs of one person refused. In brackets: 95 %"
                        + " confidence if the people were drawn anew.");
        html.beginTable("false matches", "FMR", "cosine", "score", "FNMR", "FNMR, one vote a person");
        for (OperatingPoint p : report.operatingPoints()) {
            html.row(
                    "1 in " + Html.count(Math.round(1 / p.fmr())),
                    Html.rate(p.fmr()) + rates(p.fmrInterval()),
                    Html.number(p.cosine(), 3),
                    Html.number(p.score(), 1),
                    Html.percent(p.fnmr()) + percents(p.fnmrInterval()),
                    Html.percent(p.fnmrByPerson()) + percents(p.fnmrByPersonInterval()));
        }
        html.endTable();
        chart(Charts.DET, "Detection error trade-off: the lower left is better.");
    }

    private void scoreLaw() {
        html.section(
                "What a score promises and what it keeps",
                "Score = -12 log10(false-match rate): 60 is one false match in 100,000. Counted on the photos of this"
                        + " run; a calibration made on the same photos keeps its promise by construction.");
        html.beginTable("score", "promised", "counted", "false matches", "FNMR", "FNMR, one vote a person");
        for (LawPoint p : report.scoreLaw()) {
            html.row(
                    Html.number(p.score(), 0),
                    Html.rate(p.promised()),
                    Html.rate(p.fmr()) + rates(p.fmrInterval()),
                    Html.count(p.falseMatches()),
                    Html.percent(p.fnmr()),
                    Html.percent(p.fnmrByPerson()));
        }
        html.endTable();
        chart(Charts.SCORE_LAW, "Counted rate of false matches by score, and the promise.");
        chart(Charts.SCORES, "Scores of pairs of one person and of strangers, in steps of 2.");
    }

    private void split() {
        if (report.split() == null) {
            return;
        }
        html.section(
                "The same on people that the calibration did not see",
                "People divided by lot " + report.split().splits()
                        + " times; each half measured with the calibration of the other.");
        html.beginTable(
                "score", "promised", "first split, half 1", "half 2", "median", "lowest", "highest", "within 2x");
        for (SplitPoint p : report.split().points()) {
            html.row(
                    Html.number(p.score(), 0),
                    Html.rate(p.promised()),
                    Html.rate(p.fmrOfHalves().get(0)),
                    Html.rate(p.fmrOfHalves().get(1)),
                    Html.rate(p.median()),
                    Html.rate(p.lowest()),
                    Html.rate(p.highest()),
                    Html.percent(p.withinFactorTwo()));
        }
        html.endTable();
    }

    private void fused() {
        Fused fused = report.fused();
        if (fused == null) {
            return;
        }
        html.section(
                fused.references() + " references, " + fused.frames() + " frames",
                "Judged as a login judges them. " + Html.count(fused.genuineTrials()) + " trials of "
                        + Html.count(fused.people()) + " people, of which " + Html.count(fused.refusedTrials())
                        + " were refused because their frames were not alike (in no rate), and "
                        + Html.count(fused.impostorTrials()) + " trials of strangers.");
        html.beginTable("score", "promised", "counted", "false matches", "FNMR", "FNMR, one vote a person");
        for (FusedPoint p : fused.scoreLaw()) {
            html.row(
                    Html.number(p.score(), 0),
                    Html.rate(p.promised()),
                    Html.rate(p.fmr()),
                    Html.count(p.falseMatches()),
                    Html.percent(p.fnmr()),
                    Html.percent(p.fnmrByPerson()));
        }
        html.endTable();
    }

    private void lookAlikes() {
        if (report.nearestImpostors() == null) {
            return;
        }
        html.section(
                "Look-alikes",
                "The promise is about a stranger taken at random. Here each photo is attacked with the most similar"
                        + " photo of another person, and with the ten most similar ones, of all in the folder.");
        html.beginTable("score", "random stranger", "most similar", "ten most similar");
        for (LookAlikes p : report.nearestImpostors()) {
            html.row(
                    Html.number(p.score(), 0),
                    Html.rate(p.fmr()),
                    Html.percent(p.nearest()),
                    Html.percent(p.nearestTen()));
        }
        html.endTable();
    }

    private void quality() {
        html.section(
                "Does quality foresee errors?",
                "FNMR at FMR " + Html.rate(report.errorVersusDiscard().fmr())
                        + " when the pairs with the worst photos are left out. A line that falls steeply foresees; a"
                        + " flat one does not.");
        chart(Charts.DISCARD, "Error versus discard, for the quality and each of its components.");
    }

    private void failures() {
        html.section(
                "Not enrolled",
                failures.isEmpty()
                        ? "Every photo was."
                        : "Photos from which no face could be taken; they are in no pair. failures.csv has all.");
        if (!failures.isEmpty()) {
            html.beginTable("photo", "reason");
            failures.stream()
                    .limit(MOST_FAILURES)
                    .forEach(failure ->
                            html.row(failure.photo().name(), failure.reason().name()));
            html.endTable();
        }
    }

    private void chart(String file, String caption) {
        html.image(Base64.getEncoder().encodeToString(charts.get(file)), caption);
    }

    private static String rates(Interval interval) {
        return interval == null ? "" : " (" + Html.rate(interval.low()) + " to " + Html.rate(interval.high()) + ")";
    }

    private static String percents(Interval interval) {
        return " (" + Html.number(100 * interval.low(), 2) + " to " + Html.number(100 * interval.high(), 2) + ")";
    }
}
