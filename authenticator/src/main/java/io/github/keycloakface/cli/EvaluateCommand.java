package io.github.keycloakface.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloakface.evaluation.Evaluation;
import io.github.keycloakface.evaluation.EvaluationReport;
import io.github.keycloakface.vision.FacePipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
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
        description = "Compares all photos of a folder with each other and reports the error rates.")
final class EvaluateCommand implements Callable<Integer> {

    @Option(
            names = "--root",
            required = true,
            paramLabel = "DIR",
            description = "Folder that holds a folder of photos for each person.")
    private Path root;

    @Option(
            names = "--ignore",
            paramLabel = "FILE",
            description = "CSV of name1,name2: pairs of people left out of the impostors (one person under two names).")
    private Path ignore;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the figures to this file as JSON.")
    private Path json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Photos worked on at a time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private ModelOptions models;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        try (FacePipeline pipeline = models.open()) {
            int total = Evaluation.photoCount(root);
            ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "photos", total);
            EvaluationReport report =
                    new Evaluation(pipeline, models.pack()).run(root, ignore, threads, progress::show);
            print(report);
            if (json != null) {
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValue(json.toFile(), report);
            }
            return 0;
        } catch (IOException e) {
            throw new CommandFailure("Cannot evaluate: " + e.getMessage(), e);
        }
    }

    private void print(EvaluationReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %d photos of %d people, %d without a face; %d impostor and %d genuine pairs%n",
                report.pack(),
                report.photos(),
                report.people(),
                report.failuresToEnroll(),
                report.impostorPairs(),
                report.genuinePairs());
        out.printf(Locale.ROOT, "accuracy on balanced random pairs: %.2f %%%n", 100 * report.balancedAccuracy());
        out.println("     FMR   cosine   score    FNMR   FNMR by person");
        for (EvaluationReport.OperatingPoint p : report.operatingPoints()) {
            out.printf(
                    Locale.ROOT,
                    "%8.1e  %7.4f  %6.2f  %5.2f %%  %5.2f %%%n",
                    p.fmr(),
                    p.cosine(),
                    p.score(),
                    100 * p.fnmr(),
                    100 * p.fnmrByPerson());
        }
        out.flush();
    }
}
