package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A Keycloak process with the assembled providers, a database, a temp folder and a port of its own. */
final class KeycloakServer implements ServerAddress, AutoCloseable {

    static final String ADMIN_PASSWORD = UUID.randomUUID().toString();
    static final String CLIENT_SECRET = UUID.randomUUID().toString();

    private final Path folder;
    private final URI baseUri;
    private final URI managementUri;
    private final Process process;
    private final Thread killer;

    private KeycloakServer(Path folder, int port, int managementPort, Process process) {
        this.folder = folder;
        this.baseUri = URI.create("http://127.0.0.1:" + port);
        this.managementUri = URI.create("http://127.0.0.1:" + managementPort);
        this.process = process;
        this.killer = new Thread(this::kill);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * Puts a fresh data folder and the providers zip into the unpacked distribution. Once per build: all servers
     * share it.
     */
    static Path install() throws IOException {
        Path home = home();
        delete(home.resolve("data"));
        delete(home.resolve("providers"));
        unzip(BuildFolder.providersZip(), Files.createDirectories(home.resolve("providers")));
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Path realm = BuildFolder.MODULE.resolve("demo/face-demo-realm.json");
        Files.copy(realm, imports.resolve(realm.getFileName()));
        return home;
    }

    static Path home() {
        return BuildFolder.TARGET.resolve("it/keycloak-" + System.getProperty("face.keycloak.version"));
    }

    /**
     * @param name of the server's folder under target/it
     * @param options for {@code kc.sh}
     */
    static KeycloakServer start(Path home, String name, String... options) throws IOException {
        Path folder = BuildFolder.TARGET.resolve("it").resolve(name);
        delete(folder);
        Path temp = Files.createDirectories(folder.resolve("tmp"));
        int port = BuildFolder.freePort();
        int managementPort = BuildFolder.freePort();
        List<String> command = new ArrayList<>(List.of(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                // these three decide what is built: the same for every server, or each start builds anew for 40 s
                "--metrics-enabled=true",
                "--health-enabled=true",
                "--tracing-enabled=true",
                "--db-url=jdbc:h2:file:" + folder.resolve("h2/keycloak") + ";NON_KEYWORDS=VALUE;AUTO_SERVER=FALSE"));
        command.addAll(List.of(options));
        if (command.stream().noneMatch(option -> option.startsWith("--tracing-endpoint="))) {
            command.add("--tracing-sampler-ratio=0.0");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().put("FACE_CLIENT_SECRET", CLIENT_SECRET);
        builder.environment().put("FACE_USER", "demo");
        builder.environment().put("FACE_PASSWORD", UUID.randomUUID().toString());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.environment().put("JAVA_OPTS_APPEND", "'-Djava.io.tmpdir=" + temp + "'");
        return new KeycloakServer(folder, port, managementPort, builder.start()).awaitReady();
    }

    @Override
    public URI uri(String path) {
        return baseUri.resolve(path);
    }

    @Override
    public URI managementUri(String path) {
        return managementUri.resolve(path);
    }

    /** Everything that this server writes, but for what all servers share. */
    Path folder() {
        return folder;
    }

    /** As H2 names it. */
    Path database() {
        return folder.resolve("h2/keycloak");
    }

    Path tempFolder() {
        return folder.resolve("tmp");
    }

    /** CPU time of the process, all its threads, since its start; it grows by hundredths of a second. */
    Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(part -> part.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Path of the Java program that runs the server. */
    String java() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(part -> part.info().command().stream())
                .filter(command -> command.endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    String log() {
        try {
            return Files.readString(folder.resolve("server.log"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeycloakServer awaitReady() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
        try {
            while (!HttpProbe.answers(uri("/realms/face-demo"))) {
                // a process that ended ends the wait, too
                if (process.waitFor(250, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    kill();
                    throw new IllegalStateException("Keycloak did not start:\n" + log());
                }
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        return this;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(killer);
        kill();
    }

    private void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory() && entry.getName().endsWith(".jar")) {
                    Path jar = into.resolve(Path.of(entry.getName()).getFileName());
                    Files.copy(entries, jar, StandardCopyOption.REPLACE_EXISTING);
                    // Keycloak tells a changed jar by its time alone
                    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
