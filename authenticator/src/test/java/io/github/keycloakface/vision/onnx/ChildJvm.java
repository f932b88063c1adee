package io.github.keycloakface.vision.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own with a home, a working folder and a folder for temporary files of its own: what it does to memory
 * and disk is not mixed with what other tests do.
 */
final class ChildJvm {

    /** Many times what the slowest test needs on two shared cores: only a hang gets here. */
    private static final int MINUTES = 10;

    private final Path home;
    private final Path work;
    private final Path temporary;
    private final Map<String, String> settings;

    /** @param settings environment variables of the child beside those of this process */
    ChildJvm(Path folder, Map<String, String> settings) throws IOException {
        this.settings = settings;
        home = Files.createDirectory(folder.resolve("home"));
        work = Files.createDirectory(folder.resolve("work"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    Path home() {
        return home;
    }

    Path work() {
        return work;
    }

    Path temporary() {
        return temporary;
    }

    /** Runs a class of the tests; returns what it printed. Fails when it ends with anything but 0. */
    String run(Class<?> main, List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Duser.home=" + home);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("child-jvm", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            ownFolders(builder.environment());
            return finished(builder.start(), output);
        } finally {
            Files.delete(output);
        }
    }

    private void ownFolders(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("XDG_"));
        environment.putAll(settings);
        environment.put("HOME", home.toString());
        environment.put("USERPROFILE", home.toString());
        environment.put("TMPDIR", temporary.toString());
        environment.put("TMP", temporary.toString());
        environment.put("TEMP", temporary.toString());
    }

    private static String finished(Process process, Path output) throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the child JVM hangs: " + Files.readString(output));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("exit " + process.exitValue() + ": " + Files.readString(output));
        }
        return Files.readString(output);
    }
}
