package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one command, from the outside: as a newcomer types it, and as a program that waits for it. */
class DemoIT {

    private static final Path DEMO = BuildFolder.ROOT.resolve("demo.sh");
    private static final Path ENV = BuildFolder.TARGET.resolve("demo.env");
    private static final Pattern PASTE = Pattern.compile("(?s)\\n(cd .*?)\\n\\n");

    @TempDir
    Path temp;

    private boolean ours;

    @BeforeEach
    void leaveARunningDemoAlone() {
        assumeFalse(Files.exists(ENV), "a demo is running, and these tests would end it");
        ours = true;
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (ours) {
            demo("--stop").succeeds();
        }
    }

    @Test
    void startsPrintsWhatCanBePastedAndStops() throws IOException, InterruptedException {
        String port = Integer.toString(BuildFolder.freePort());
        Shell started = demo("--detach", "--port", port).succeeds();

        Map<String, String> env = env();
        assertThat(env.keySet())
                .containsExactlyInAnyOrder(
                        "FACE_BASE_URL",
                        "FACE_REALM",
                        "FACE_VERIFY_URL",
                        "FACE_APP_URL",
                        "FACE_TOKEN_URL",
                        "FACE_CLIENT_ID",
                        "FACE_CLIENT_SECRET",
                        "FACE_SUBSCRIPTION_KEY",
                        "FACE_USER",
                        "FACE_PASSWORD");
        assertThat(env.get("FACE_VERIFY_URL"))
                .isEqualTo("http://localhost:" + port + "/realms/" + env.get("FACE_REALM") + "/face/verify");
        assertThat(started.output()).contains(env.get("FACE_BASE_URL")).contains("./demo.sh --stop");

        assertThat(env.get("FACE_APP_URL")).endsWith("/?issuer=http://localhost:" + port + "/realms/face-demo");
        assertThat(HttpProbe.answers(URI.create(env.get("FACE_APP_URL")))).isTrue();

        String[] answers = paste(started.output()).succeeds().output().strip().split("\n");
        assertThat(answers).hasSize(2);
        assertThat(answers[0]).contains("\"matchResult\":1");
        assertThat(answers[1]).contains("\"matchResult\":0");

        assertThat(demo("--detach").succeeds().errors()).contains("already running");
        assertThat(demo("--stop").succeeds().errors()).contains("stopped");
        assertThat(ENV).doesNotExist();
    }

    @Test
    void namesTheFlagWhenThePortIsBusy() throws IOException, InterruptedException {
        try (ServerSocket socket = new ServerSocket(0)) {
            Shell refused = demo("--detach", "--port", Integer.toString(socket.getLocalPort()));

            assertThat(refused.status()).isNotZero();
            assertThat(refused.errors()).contains("busy", "--port");
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException, InterruptedException {
        assertThat(demo("--port", "many").status()).isNotZero();
        assertThat(demo("--faster").errors()).contains("--faster", "usage");
        assertThat(demo("--help").succeeds().output()).contains("--detach", "--stop", "--reset", "--port");
    }

    private Shell demo(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = DEMO.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        // from a folder that is not the checkout: the script finds its way
        return Shell.run(temp, temp, command);
    }

    private Shell paste(String output) throws IOException, InterruptedException {
        List<String> blocks =
                PASTE.matcher(output).results().map(found -> found.group(1)).toList();
        assertThat(blocks).as(output).hasSize(1);
        Path script = Files.writeString(temp.resolve("pasted.sh"), blocks.get(0) + "\n");
        return Shell.run(temp, temp, "bash", script.toString());
    }

    private static Map<String, String> env() throws IOException {
        return Files.readAllLines(ENV).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
