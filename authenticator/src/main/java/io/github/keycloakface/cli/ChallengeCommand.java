package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.pad.challenge.AttackSuite;
import io.github.keycloakface.evaluation.pad.challenge.SuiteReport;
import io.github.keycloakface.evaluation.pad.challenge.Trial;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.challenge.ChallengeVerifier;
import io.github.keycloakface.vision.challenge.HeadReader;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the active challenge on recordings, honest and not. */
@Command(
        name = "challenge",
        mixinStandardHelpOptions = true,
        description = "Measures how challenges of an active login end for people and for attacks that are made of the"
                + " people's frames by code.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "2:wrong call", "3:photos or models cannot be used"},
        footerHeading = "Example:%n",
        footer = "  ./face challenge --live recordings --spoof prints --json challenge.json%nSee docs/evaluation.md.")
final class ChallengeCommand implements Callable<Integer> {

    @Option(
            names = "--live",
            required = true,
            paramLabel = "DIR",
            description = "Folder that holds a folder of frames (JPEG, PNG, BMP) of each person, who turns the head to"
                    + " all sides in them. Folders of one person: alike up to the first hyphen.")
    private Path live;

    @Option(
            names = "--spoof",
            paramLabel = "DIR",
            description = "The same with frames of pictures of people that are moved before a camera.")
    private Path spoof;

    @Option(names = "--trials", paramLabel = "N", description = "Challenges of each kind of answer (default: 100).")
    private int trials = 100;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Challenges to draw: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ChallengeKind kind = ChallengeKind.MOVES_AND_LIGHT;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the figures to this file as JSON.")
    private Path json;

    @Option(
            names = "--scores",
            paramLabel = "OUT",
            description = "Write what was measured in each trial to this file as CSV. It names people.")
    private Path scores;

    @Mixin
    private ModelOptions models;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure {
        OpenedModels opened = models.open();
        try (FacePipeline pipeline = opened.pipeline()) {
            ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
            ChallengeVerifier verifier = ChallengeVerifier.of(pipeline, decoder)
                    .orElseThrow(() -> new CommandFailure("The pack " + opened.pack()
                            + " lacks a model for pose or for liveness: see docs/models.md"));
            HeadReader heads = new HeadReader(pipeline.heads().orElseThrow(), decoder);
            List<Trial> taken = new AttackSuite(verifier, heads, kind)
                    .run(
                            live,
                            spoof,
                            Math.max(1, trials),
                            DataOptions.progress(spec.commandLine().getErr()));
            SuiteReport figures = AttackSuite.report(opened.pack(), kind, taken);
            new ChallengeText(spec.commandLine().getOut()).print(figures);
            FigureFiles.json(json, figures);
            FigureFiles.csv(scores, ChallengeText.HEADER, taken.stream().map(ChallengeText::row));
            return 0;
        } catch (IOException e) {
            throw new CommandFailure("Cannot measure: " + CommandFailure.reason(e), e);
        }
    }
}
