package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.pad.PadEvaluation;
import io.github.keycloakface.evaluation.pad.PadMeasurement;
import io.github.keycloakface.evaluation.pad.PadReport;
import io.github.keycloakface.evaluation.pad.PadSample;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelTask;
import io.github.keycloakface.vision.verify.CaptureReader;
import io.github.keycloakface.vision.verify.FaceFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the passive liveness check on folders of photos. */
@Command(
        name = "pad",
        mixinStandardHelpOptions = true,
        description = "Measures how well photos of people are told from photos of pictures of people.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "2:wrong call", "3:photos or models cannot be used"},
        footerHeading = "Example:%n",
        footer = "  ./face pad --live people --spoof prints --json pad.json%nSee docs/evaluation.md.")
final class PadCommand implements Callable<Integer> {

    @Option(
            names = "--live",
            paramLabel = "DIR",
            description = "Folder that holds a folder of photos (JPEG, PNG, BMP) of each person.")
    private Path live;

    @Option(
            names = "--spoof",
            paramLabel = "DIR",
            description = "The same with photos of pictures of each person: prints, screens, masks.")
    private Path spoof;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the figures to this file as JSON.")
    private Path json;

    @Option(
            names = "--scores",
            paramLabel = "OUT",
            description =
                    "Write the score of each photo to this file as CSV: kind,subject,photo,score. It names photos.")
    private Path scores;

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
        if (live == null && spoof == null) {
            throw new ParameterException(spec.commandLine(), "Name --live, --spoof or both");
        }
        OpenedModels opened = models.open();
        ModelManifest.Model judge = opened.store()
                .find(ModelTask.LIVENESS)
                .orElseThrow(() -> new CommandFailure(
                        "The pack " + opened.pack() + " has no model for liveness: see docs/models.md"));
        try (FacePipeline pipeline = opened.pipeline()) {
            ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
            PadMeasurement taken = PadMeasurement.take(
                    new FaceFinder(pipeline, decoder),
                    new CaptureReader(pipeline, decoder),
                    live,
                    spoof,
                    Math.max(1, threads),
                    DataOptions.progress(spec.commandLine().getErr()));
            PadReport figures =
                    new PadEvaluation(judge.id(), judge.settings().get("minLive"), sureLive(judge)).report(taken);
            new PadText(spec.commandLine().getOut()).print(figures);
            FigureFiles.json(json, figures);
            FigureFiles.csv(
                    scores, "kind,subject,photo,score", taken.samples().stream().map(PadCommand::row));
            return 0;
        } catch (IOException e) {
            throw new CommandFailure("Cannot measure: " + CommandFailure.reason(e), e);
        }
    }

    private static OptionalDouble sureLive(ModelManifest.Model judge) {
        Double bound = judge.settings().get("sureLive");
        return bound == null ? OptionalDouble.empty() : OptionalDouble.of(bound);
    }

    private static String row(PadSample sample) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%.3f",
                sample.attack() ? "spoof" : "live",
                quoted(sample.subject()),
                quoted(sample.photo()),
                sample.score());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
