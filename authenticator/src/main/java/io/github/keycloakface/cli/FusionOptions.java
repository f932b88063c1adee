package io.github.keycloakface.cli;

import io.github.keycloakface.evaluation.EvaluationReport.Fused;
import io.github.keycloakface.evaluation.Measurement;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Of how many photos an enrollment and a probe are made. */
final class FusionOptions {

    @Option(
            names = "--references",
            paramLabel = "N",
            description = "Count also what a login with N references decides (with --frames: default 1).")
    private int references = 1;

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "Count also what a login with N frames decides (with --references: default 1).")
    private int frames = 1;

    void check(CommandSpec spec) {
        if (references < 1 || frames < 1) {
            throw new ParameterException(spec.commandLine(), "--references and --frames must be 1 or more");
        }
    }

    /** Null when one photo meets one, which is measured anyway. */
    Fused measured(Measurement taken, ScoreCalibration calibration) throws IOException {
        return references * frames == 1 ? null : taken.fused(references, frames, calibration);
    }
}
