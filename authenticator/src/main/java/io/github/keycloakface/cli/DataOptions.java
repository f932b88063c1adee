package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.Measurement;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which photos a command measures, and how it goes about it. */
final class DataOptions {

    @Option(
            names = "--root",
            required = true,
            paramLabel = "DIR",
            description = "Folder that holds a folder of photos (JPEG, PNG, BMP) for each person.")
    Path root;

    @Option(
            names = "--ignore",
            paramLabel = "FILE",
            description = "CSV of name1,name2: pairs of people left out of the impostors, because they are one person"
                    + " under two names.")
    Path ignore;

    @Option(
            names = "--cache",
            paramLabel = "FILE",
            description = "Keep the embeddings in this file, so that the next run with the same models need not make"
                    + " them again. They are biometric data: delete the file when you are done.")
    private Path cache;

    @Option(
            names = "--min-quality",
            paramLabel = "N",
            description = "Photos whose face is of a lower quality, 1..100, are failures to enroll (default: 0, all"
                    + " count; face/verify asks for " + VerifyOptions.DEFAULT_MIN_QUALITY + ").")
    private double minQuality;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Photos worked on at a time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    Measurement.Options options(Path pairs) {
        return new Measurement.Options(root, pairs, ignore, cache, minQuality, Math.max(1, threads));
    }

    static Measurement.Progress progress(PrintWriter err) {
        return (label, total) -> new ProgressLine(err, label, total)::show;
    }
}
