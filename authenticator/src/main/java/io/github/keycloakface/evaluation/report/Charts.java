package io.github.keycloakface.evaluation.report;

import io.github.keycloakface.evaluation.EvaluationReport;
import io.github.keycloakface.evaluation.EvaluationReport.DiscardPoint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** The charts of a report, each with the name of its file. */
final class Charts {

    static final String DET = "det.png";
    static final String SCORE_LAW = "score-law.png";
    static final String SCORES = "scores.png";
    static final String DISCARD = "error-versus-discard.png";

    /** Pixels for each unit of the page: charts stay sharp on fine screens. */
    private static final int SHARPNESS = 2;

    private Charts() {}

    /** All charts as PNG, by file name. */
    static Map<String, byte[]> draw(EvaluationReport report) throws IOException {
        Map<String, byte[]> charts = new LinkedHashMap<>();
        charts.put(DET, png(det(report)));
        charts.put(SCORE_LAW, png(scoreLaw(report)));
        charts.put(SCORES, png(scores(report)));
        charts.put(DISCARD, png(discard(report)));
        return charts;
    }

    private static byte[] png(XYChart chart) throws IOException {
        BufferedImage image = new BufferedImage(
                chart.getWidth() * SHARPNESS, chart.getHeight() * SHARPNESS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SHARPNESS, SHARPNESS);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static XYChart det(EvaluationReport report) {
        XYChart chart = ChartStyle.chart("false-match rate", "false non-match rate");
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        add(chart, "all pairs", report.det(), p -> p.fmr(), p -> p.fnmr());
        add(chart, "one vote a person", report.det(), p -> p.fmr(), p -> p.fnmrByPerson());
        return chart;
    }

    private static XYChart scoreLaw(EvaluationReport report) {
        XYChart chart = ChartStyle.chart("score", "false-match rate");
        chart.getStyler().setYAxisLogarithmic(true);
        add(chart, "counted", report.det(), p -> p.score(), p -> p.fmr());
        add(chart, "promised", report.scoreLaw(), p -> p.score(), p -> p.promised());
        return chart;
    }

    private static XYChart scores(EvaluationReport report) {
        XYChart chart = ChartStyle.chart("score", "share of pairs");
        chart.getStyler().setYAxisLogarithmic(true);
        add(chart, "one person", report.scoreHistogram(), p -> p.from(), p -> p.genuine());
        add(chart, "strangers", report.scoreHistogram(), p -> p.from(), p -> p.impostor());
        return chart;
    }

    private static XYChart discard(EvaluationReport report) {
        XYChart chart = ChartStyle.chart("pairs left out, %", "false non-match rate, %");
        chart.getStyler().setYAxisMin(0.0);
        for (Map.Entry<String, List<DiscardPoint>> curve :
                report.errorVersusDiscard().curves().entrySet()) {
            double[] x = curve.getValue().stream()
                    .mapToDouble(p -> 100 * p.discarded())
                    .toArray();
            double[] y =
                    curve.getValue().stream().mapToDouble(p -> 100 * p.fnmr()).toArray();
            ChartStyle.add(chart, curve.getKey().toLowerCase(Locale.ROOT), x, y);
        }
        return chart;
    }

    /** Points that a logarithmic axis has no place for are left out. */
    private static <T> void add(
            XYChart chart, String name, List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        boolean logX = chart.getStyler().isXAxisLogarithmic();
        List<T> drawn = points.stream()
                .filter(p -> y.applyAsDouble(p) > 0 && (!logX || x.applyAsDouble(p) > 0))
                .toList();
        if (!drawn.isEmpty()) {
            ChartStyle.add(
                    chart,
                    name,
                    drawn.stream().mapToDouble(x).toArray(),
                    drawn.stream().mapToDouble(y).toArray());
        }
    }
}
