package io.github.keycloakface.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./face}: the face core without Keycloak. */
@Command(
        name = "face",
        description =
                "Compares faces and measures how well that works, without Keycloak; enrolls many photos into one.",
        subcommands = {
            VerifyCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class,
            PadCommand.class,
            ChallengeCommand.class,
            EnrollCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "keycloak-face ${bundle.version}",
        synopsisSubcommandLabel = "COMMAND")
public final class FaceCommand {

    private FaceCommand() {}

    /** Exit codes: what the command says, 2 for a wrong call, 3 for what cannot be read or used. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new FaceCommand());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(FaceCommand::explain);
        return commandLine;
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof CommandFailure failure) {
            PrintWriter err = command.getErr();
            err.println(problem.getMessage());
            err.flush();
            return failure.exitCode();
        }
        throw problem;
    }
}
