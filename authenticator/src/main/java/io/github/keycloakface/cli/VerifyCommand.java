package io.github.keycloakface.cli;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.FaceVerifier;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two photos. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Says whether two photos show the same person.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:match", "1:no match", "2:wrong call", "3:a photo cannot be used"})
final class VerifyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PHOTO1", description = "JPEG, PNG or BMP.")
    private Path photo1;

    @Parameters(index = "1", paramLabel = "PHOTO2", description = "JPEG, PNG or BMP.")
    private Path photo2;

    @Option(names = "--all", description = "All faces of photo 1 against all of photo 2, not only the best of photo 1.")
    private boolean all;

    @Option(
            names = "--min-quality",
            paramLabel = "N",
            defaultValue = "" + VerifyOptions.DEFAULT_MIN_QUALITY,
            description = "Refuse faces below this quality, 1..100 (default: ${DEFAULT-VALUE}).")
    private int minQuality;

    @Option(
            names = "--score",
            paramLabel = "S",
            defaultValue = "" + VerifyOptions.DEFAULT_DECISION_SCORE,
            description = "A match needs more than this score (default: ${DEFAULT-VALUE}, one false match in 100,000).")
    private double score;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(
            names = "--draw",
            paramLabel = "OUT.png",
            description = "Draw both photos side by side with boxes, points and quality.")
    private Path drawing;

    @Mixin
    private ModelOptions models;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure {
        byte[] bytes1 = read(photo1);
        byte[] bytes2 = read(photo2);
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
        try (FacePipeline pipeline = models.open().pipeline()) {
            VerifyOptions options = new VerifyOptions(all, minQuality, 0, score);
            Verification verification = new FaceVerifier(pipeline, decoder).verify(bytes1, bytes2, options);
            print(verification);
            if (drawing != null) {
                Drawing.write(drawing, decoder, bytes1, bytes2, verification);
            }
            return verification.pairs().get(0).match() ? 0 : 1;
        } catch (ProbeRefusedException e) {
            throw new CommandFailure((e.image() == 1 ? photo1 : photo2) + ": " + advice(e), e);
        }
    }

    private static byte[] read(Path photo) throws CommandFailure {
        try {
            if (Files.size(photo) > ImageLimits.DEFAULT.maxBytes()) {
                throw new CommandFailure(photo + ": larger than 10 MiB; save it smaller.");
            }
            return Files.readAllBytes(photo);
        } catch (IOException e) {
            throw new CommandFailure(photo + ": cannot be read.", e);
        }
    }

    private static String advice(ProbeRefusedException e) {
        return switch (e.reason()) {
            case UNSUPPORTED_FORMAT -> "not a JPEG, PNG or BMP that can be read; save it as one of these.";
            case UNREADABLE -> "damaged or cut off; copy it again.";
            case TOO_LARGE -> "more than 25 megapixels; save it smaller.";
            case NO_FACE -> "no face found; take a photo that shows the whole face.";
            case LOW_QUALITY -> "the face is not good enough (" + e.component() + "); take another photo.";
        };
    }

    private void print(Verification verification) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(VerificationJson.of(verification));
        } else {
            for (ComparedPair pair : verification.pairs()) {
                out.printf(
                        Locale.ROOT,
                        "%-8s score %6.2f  face %s quality %.0f  ~  face %s quality %.0f%n",
                        pair.match() ? "MATCH" : "NO MATCH",
                        pair.score(),
                        place(pair.face1().rectangle()),
                        pair.face1().face().quality().score(),
                        place(pair.face2().rectangle()),
                        pair.face2().face().quality().score());
            }
        }
        out.flush();
    }

    private static String place(io.github.keycloakface.vision.geometry.PixelRectangle r) {
        return r.width() + "x" + r.height() + "+" + r.x() + "+" + r.y();
    }
}
