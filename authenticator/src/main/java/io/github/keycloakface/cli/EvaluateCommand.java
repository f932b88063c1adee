package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.Evaluation;
import io.github.keycloakface.evaluation.EvaluationReport;
import io.github.keycloakface.evaluation.Measurement;
import io.github.keycloakface.evaluation.report.ReportFolder;
import io.github.keycloakface.evaluation.statistics.TooManyPairsException;
import io.github.keycloakface.vision.FacePipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures accuracy on a folder of photos. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Compares all photos of a folder with each other and reports the error rates.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "2:wrong call", "3:photos, lists or models cannot be used"},
        footerHeading = "Example:%n",
        footer = "  ./face evaluate --root photos --json figures.json --report report%nSee docs/evaluation.md.")
final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private DataOptions data;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "CSV of path1,path2,same,fold: only the photos that it names, paths from --root on; gives the"
                    + " accuracy by folds.")
    private Path pairs;

    @Option(
            names = "--split",
            arity = "0..1",
            fallbackValue = "10",
            paramLabel = "N",
            description = "Divide the people by lot, calibrate on one half and count false matches in the other, N"
                    + " times (without a number: 10).")
    private int splits;

    @Mixin
    private FusionOptions fusion;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the figures to this file as JSON.")
    private Path json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html, tables (CSV) and charts (PNG) into this folder.")
    private Path report;

    @Mixin
    private ModelOptions models;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Measurement.Options options = data.options(pairs);
        fusion.check(spec);
        OpenedModels opened = models.open();
        try (FacePipeline pipeline = opened.pipeline()) {
            Measurement taken = Measurement.take(
                    pipeline,
                    opened.fingerprint(),
                    options,
                    gallery -> pipeline.calibration().center(),
                    DataOptions.progress(err));
            EvaluationReport figures = new Evaluation(opened.pack(), pipeline.embedderId(), pipeline.calibration())
                    .report(
                            taken,
                            splits > 0 ? taken.split(options, splits) : null,
                            fusion.measured(taken, pipeline.calibration()));
            new EvaluationText(spec.commandLine().getOut()).print(figures);
            FigureFiles.json(json, figures);
            if (report != null) {
                new ReportFolder(report).write(figures, taken.gallery().failures());
            }
            return 0;
        } catch (IOException | IllegalArgumentException | TooManyPairsException e) {
            throw new CommandFailure("Cannot evaluate: " + CommandFailure.reason(e), e);
        }
    }
}
