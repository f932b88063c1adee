package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.Center;
import io.github.keycloakface.evaluation.ManifestText;
import io.github.keycloakface.evaluation.Measurement;
import io.github.keycloakface.evaluation.Recalibration;
import io.github.keycloakface.evaluation.statistics.TooManyPairsException;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the cosines of an embedder mean, and writes it into a manifest. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = "Measures on a folder of photos what the models' cosines mean, and writes it into a manifest: 60"
                + " then stands for one false match in 100,000 among people like those.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "2:wrong call", "3:photos, lists or models cannot be used"},
        footerHeading = "Example:%n",
        footer = "  ./face calibrate --root photos --manifest models/manifest.json --out models/manifest.json%n"
                + "See docs/evaluation.md.")
final class CalibrateCommand implements Callable<Integer> {

    @Mixin
    private DataOptions data;

    @Option(
            names = "--manifest",
            required = true,
            paramLabel = "IN",
            description = "The " + ModelStore.MANIFEST + " of the models to measure. Files that do not lie beside it"
                    + " are taken from the bundled models.")
    private Path manifest;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT",
            description = "Where to write the manifest with its new calibration; may be the same file.")
    private Path out;

    @Option(
            names = "--center",
            description = "Find also what all these faces have in common (camera, light, looks) and take it out of each"
                    + " before faces are compared. For photos of your own people by your own cameras, 100 people at"
                    + " least. Without it the manifest has no center afterwards.")
    private boolean center;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        Path file = manifest.toAbsolutePath().normalize();
        if (!file.getFileName().toString().equals(ModelStore.MANIFEST)) {
            throw new CommandFailure(manifest + " must be called " + ModelStore.MANIFEST + ": rename it.");
        }
        OpenedModels models = OpenedModels.uncalibrated(file.getParent());
        try (FacePipeline pipeline = models.pipeline()) {
            String text = Files.readString(file);
            Measurement taken = Measurement.take(
                    pipeline,
                    models.fingerprint(),
                    data.options(null),
                    gallery -> center ? Center.of(gallery) : List.of(),
                    DataOptions.progress(spec.commandLine().getErr()));
            ModelManifest.Calibration calibration = Recalibration.of(taken);
            Files.writeString(out, ManifestText.with(text, calibration));
            print(taken, calibration);
            return 0;
        } catch (IOException | TooManyPairsException e) {
            throw new CommandFailure("Cannot calibrate: " + CommandFailure.reason(e), e);
        }
    }

    private void print(Measurement taken, ModelManifest.Calibration calibration) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(calibration.measuredOn());
        terminal.println("     FMR   cosine  score");
        for (ModelManifest.Point point : calibration.points()) {
            terminal.printf(
                    Locale.ROOT,
                    "%8.1e  %7.4f  %5.1f%s%n",
                    point.fmr(),
                    point.cosine(),
                    ScoreCalibration.scoreOf(point.fmr()),
                    // rounding of the table must not make a counted point look extrapolated
                    point.fmr() < 0.9 * calibration.measuredDownTo() ? "  extrapolated" : "");
        }
        int people = taken.gallery().photos().people().size();
        if (people < Recalibration.FEW_PEOPLE) {
            terminal.printf(
                    Locale.ROOT,
                    "Only %d people: one family or one camera decides. Take %d or more before you rely on it.%n",
                    people,
                    Recalibration.FEW_PEOPLE);
        }
        terminal.flush();
    }
}
