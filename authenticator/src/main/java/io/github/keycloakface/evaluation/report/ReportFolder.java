package io.github.keycloakface.evaluation.report;

import io.github.keycloakface.evaluation.EvaluationReport;
import io.github.keycloakface.evaluation.gallery.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a report for people: one HTML page that needs nothing else, and beside it its tables and charts as files. */
public final class ReportFolder {

    private final Path folder;

    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes everything; the folder is made when it is not there, older files of the same names are replaced.
     *
     * @param failures photos that were not enrolled, for their table
     */
    public void write(EvaluationReport report, List<Failure> failures) throws IOException {
        Files.createDirectories(folder);
        new CsvTables(folder).write(report, failures);
        Map<String, byte[]> charts = Charts.draw(report);
        for (Map.Entry<String, byte[]> chart : charts.entrySet()) {
            Files.write(folder.resolve(chart.getKey()), chart.getValue());
        }
        Files.writeString(folder.resolve("report.html"), new HtmlPage(report, failures, charts).html());
    }
}
