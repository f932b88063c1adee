package io.github.keycloakface.delivery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A compose file as docs/containers.md says to use it, with a name and a port of its own. Its secrets are those
 * of docker/secrets.sh.
 */
final class Compose implements ServerAddress, AutoCloseable {

    /** Version 2 is a plugin of docker, version 1 a command of its own. */
    private static final List<List<String>> COMMANDS = List.of(List.of("docker", "compose"), List.of("docker-compose"));

    /** Keycloak makes some hundred tables first, beside whatever else this machine does. */
    private static final Duration START = Duration.ofMinutes(5);

    private final String file;
    private final Path temp;
    private final List<String> command;
    private final int port = BuildFolder.freePort();

    private Compose(String file, Path temp, List<String> command) {
        this.file = file;
        this.temp = temp;
        this.command = command;
    }

    /**
     * Skips the test where there is no compose.
     *
     * @param temp an empty folder
     */
    static Compose of(String file, Path temp) {
        Optional<Compose> there = COMMANDS.stream()
                .filter(command -> onPath(command.get(0)))
                .map(command -> new Compose(file, temp, command))
                .filter(compose -> compose.run("version").status() == 0)
                .findFirst();
        assumeTrue(there.isPresent(), "NO COMPOSE TEST RUNS: neither docker compose nor docker-compose is here");
        return there.orElseThrow();
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Until the realm answers. */
    Compose up() throws IOException, InterruptedException {
        Shell.run(
                        BuildFolder.MODULE,
                        temp,
                        BuildFolder.MODULE.resolve("secrets.sh").toString())
                .succeeds();
        run("up", "--detach", "--build").succeeds();
        Awaiting.await(START, () -> HttpProbe.text(uri("/realms/face-demo")).contains("\"realm\":\"face-demo\""));
        return this;
    }

    /** What a shell within a service printed. */
    String inside(String service, String script) {
        return run("exec", "-T", service, "bash", "-c", script).succeeds().output();
    }

    private Shell run(String... arguments) {
        Map<String, String> environment = Map.of(
                "COMPOSE_PROJECT_NAME",
                "keycloak-face-test-" + port,
                "FACE_IMAGE",
                "keycloak-face-test:compose",
                "FACE_PORT",
                Integer.toString(port));
        String[] words = Stream.of(command, List.of("-f", file), List.of(arguments))
                .flatMap(List::stream)
                .toArray(String[]::new);
        try {
            return Shell.run(BuildFolder.MODULE, temp, environment, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The password of the demo realm's user {@code demo}. */
    String password() throws IOException {
        return Files.readAllLines(BuildFolder.MODULE.resolve(".env")).stream()
                .filter(line -> line.startsWith("FACE_PASSWORD="))
                .map(line -> line.split("=", 2)[1])
                .findFirst()
                .orElseThrow();
    }

    @Override
    public URI uri(String path) {
        return URI.create("http://localhost:" + port).resolve(path);
    }

    @Override
    public URI managementUri(String path) {
        throw new UnsupportedOperationException("not published");
    }

    /** Nothing is left but the image; the logs lie in target. */
    @Override
    public void close() throws IOException {
        Files.writeString(
                BuildFolder.TARGET.resolve(file + ".log"),
                run("logs", "--no-color").output());
        run("down", "--volumes", "--timeout", "1").succeeds();
    }
}
