package io.github.keycloakface.evaluation.report;

import io.github.keycloakface.evaluation.EvaluationReport;
import io.github.keycloakface.evaluation.EvaluationReport.DetPoint;
import io.github.keycloakface.evaluation.EvaluationReport.DiscardPoint;
import io.github.keycloakface.evaluation.EvaluationReport.LawPoint;
import io.github.keycloakface.evaluation.EvaluationReport.LookAlikes;
import io.github.keycloakface.evaluation.EvaluationReport.OperatingPoint;
import io.github.keycloakface.evaluation.EvaluationReport.ScoreBin;
import io.github.keycloakface.evaluation.EvaluationReport.SplitPoint;
import io.github.keycloakface.evaluation.gallery.Failure;
import io.github.keycloakface.evaluation.statistics.Interval;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The tables of a report, a file each; rates are shares, 0..1. */
final class CsvTables {

    private final Path folder;

    CsvTables(Path folder) {
        this.folder = folder;
    }

    void write(EvaluationReport report, List<Failure> failures) throws IOException {
        operatingPoints(report.operatingPoints());
        scoreLaw(report.scoreLaw());
        det(report.det());
        scores(report.scoreHistogram());
        discard(report.errorVersusDiscard().curves());
        failures(failures);
        if (report.nearestImpostors() != null) {
            lookAlikes(report.nearestImpostors());
        }
        if (report.split() != null) {
            split(report.split().points());
        }
    }

    private void operatingPoints(List<OperatingPoint> points) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (OperatingPoint p : points) {
            rows.add(new Object[] {
                p.fmr(),
                p.cosine(),
                p.score(),
                p.falseMatches(),
                low(p.fmrInterval()),
                high(p.fmrInterval()),
                p.fnmr(),
                low(p.fnmrInterval()),
                high(p.fnmrInterval()),
                p.fnmrByPerson(),
                low(p.fnmrByPersonInterval()),
                high(p.fnmrByPersonInterval())
            });
        }
        table(
                "operating-points.csv",
                "fmr,cosine,score,falseMatches,fmrLow,fmrHigh,fnmr,fnmrLow,fnmrHigh,fnmrByPerson,fnmrByPersonLow,"
                        + "fnmrByPersonHigh",
                rows);
    }

    private void scoreLaw(List<LawPoint> points) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (LawPoint p : points) {
            rows.add(new Object[] {
                p.score(),
                p.promised(),
                p.fmr(),
                p.falseMatches(),
                low(p.fmrInterval()),
                high(p.fmrInterval()),
                p.fnmr(),
                p.fnmrByPerson()
            });
        }
        table("score-law.csv", "score,promised,fmr,falseMatches,fmrLow,fmrHigh,fnmr,fnmrByPerson", rows);
    }

    private void split(List<SplitPoint> points) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (SplitPoint p : points) {
            rows.add(new Object[] {
                p.score(),
                p.promised(),
                p.fmrOfHalves().get(0),
                p.fmrOfHalves().get(1),
                p.median(),
                p.lowest(),
                p.highest(),
                p.withinFactorTwo()
            });
        }
        table("split.csv", "score,promised,fmrOfHalf1,fmrOfHalf2,median,lowest,highest,withinFactorTwo", rows);
    }

    private void det(List<DetPoint> points) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (DetPoint p : points) {
            rows.add(new Object[] {p.cosine(), p.score(), p.fmr(), p.fnmr(), p.fnmrByPerson()});
        }
        table("det.csv", "cosine,score,fmr,fnmr,fnmrByPerson", rows);
    }

    private void scores(List<ScoreBin> bins) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (ScoreBin bin : bins) {
            rows.add(new Object[] {bin.from(), bin.genuine(), bin.impostor()});
        }
        table("scores.csv", "scoreFrom,genuine,impostor", rows);
    }

    private void discard(Map<String, List<DiscardPoint>> curves) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (Map.Entry<String, List<DiscardPoint>> curve : curves.entrySet()) {
            for (DiscardPoint p : curve.getValue()) {
                rows.add(new Object[] {curve.getKey(), p.discarded(), p.quality(), p.fnmr()});
            }
        }
        table("error-versus-discard.csv", "measure,discarded,quality,fnmr", rows);
    }

    private void lookAlikes(List<LookAlikes> points) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (LookAlikes p : points) {
            rows.add(new Object[] {p.score(), p.fmr(), p.nearest(), p.nearestTen()});
        }
        table("nearest-impostors.csv", "score,fmr,nearest,nearestTen", rows);
    }

    private void failures(List<Failure> failures) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (Failure failure : failures) {
            rows.add(new Object[] {failure.photo().name(), failure.reason()});
        }
        table("failures.csv", "photo,reason", rows);
    }

    private static Object low(Interval interval) {
        return interval == null ? null : interval.low();
    }

    private static Object high(Interval interval) {
        return interval == null ? null : interval.high();
    }

    private void table(String file, String heading, List<Object[]> rows) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(heading.split(","))
                .setRecordSeparator('\n')
                .get();
        try (Writer writer = Files.newBufferedWriter(folder.resolve(file));
                CSVPrinter printer = new CSVPrinter(writer, format)) {
            for (Object[] row : rows) {
                printer.printRecord(row);
            }
        }
    }
}
