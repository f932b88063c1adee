package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a script or a command of ours printed. */
record Shell(int status, String output, String errors) {

    /** A first start on a machine that builds something else, too, takes some minutes. */
    private static final long HANG_MINUTES = 15;

    static Shell run(Path folder, Path temp, String... command) throws IOException, InterruptedException {
        return run(folder, temp, Map.of(), command);
    }

    static Shell run(Path folder, Path temp, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = temp.resolve("output.txt");
        Path errors = temp.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(HANG_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        Shell shell = new Shell(ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
        assertThat(ended).as("hangs: " + shell).isTrue();
        return shell;
    }

    Shell succeeds() {
        assertThat(status).as(output + errors).isZero();
        return this;
    }
}
