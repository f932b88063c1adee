package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to type. Blocks marked {@code bash} are typed here, in their order. */
class ReadmeIT {

    private static final Path README = BuildFolder.ROOT.resolve("README.md");
    private static final Pattern BLOCK = Pattern.compile("(?sm)^```bash\\n(.*?)^```$");

    @TempDir
    Path temp;

    @Test
    void everyCommandOfTheReadmeWorks() throws IOException, InterruptedException {
        assumeFalse(Files.exists(BuildFolder.TARGET.resolve("demo.env")), "a demo is running, and this would end it");
        assumeTrue(free(8080), "port 8080, which the README uses, is taken here");
        List<String> blocks = BLOCK.matcher(Files.readString(README))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        Path script = temp.resolve("readme.sh");
        Files.writeString(
                script, blocks.stream().collect(Collectors.joining("\n", "trap './demo.sh --stop' EXIT\n", "")));

        Shell shell = Shell.run(BuildFolder.ROOT, temp, "bash", "-euo", "pipefail", script.toString())
                .succeeds();

        assertThat(shell.output()).contains("\"matchResult\":1");
    }

    @Test
    void isShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void everyFileThatItLinksIsThere() throws IOException {
        Pattern.compile("]\\((?!https?:)([^)#]+)")
                .matcher(Files.readString(README))
                .results()
                .map(link -> BuildFolder.ROOT.resolve(link.group(1)))
                .forEach(file -> assertThat(file).exists());
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
