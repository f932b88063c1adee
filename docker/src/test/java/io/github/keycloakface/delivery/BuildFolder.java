package io.github.keycloakface.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things lie: the checkout, what Maven made of it, and data beside it that not everybody has. */
final class BuildFolder {

    /** Surefire and Failsafe run tests in the module's folder. */
    static final Path MODULE = Path.of("").toAbsolutePath();

    static final Path ROOT = MODULE.getParent();
    static final Path TARGET = MODULE.resolve("target");
    static final Path PHOTOS = ROOT.resolve("authenticator/target/photos");

    private BuildFolder() {}

    static String version() {
        return System.getProperty("face.version");
    }

    static Path providersZip() {
        return TARGET.resolve("keycloak-face-providers-" + version() + ".zip");
    }

    /** Evaluation data that lies beside the checkouts of some developers and of CI, never in the project. */
    static Optional<Path> sharedData() {
        return Stream.iterate(ROOT, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
