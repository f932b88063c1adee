package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs as callers have them, in the languages and with the habits that the contract lists, each a real process.
 * Every program prints one line: {@code match SCORE QUALITY}, {@code nomatch SCORE QUALITY} or {@code refused STATUS
 * REASON}.
 */
@ExtendWith(LiveServer.class)
class ClientProgramsIT {

    /** What a program ends with when its library is not on this machine. */
    private static final int MISSING_LIBRARY = 77;

    private static final Path CLIENTS = BuildFolder.MODULE.resolve("src/test/clients");

    private final FaceApi api;

    @TempDir
    Path temp;

    ClientProgramsIT(FaceApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java Verify.java",
                "python3 verify_urllib.py",
                "python3 verify_requests.py json",
                "python3 verify_requests.py form",
                "node verify.mjs fetch",
                "node verify.mjs http",
                "php verify.php",
                "bash verify_curl.sh"
            })
    void aProgramUnderstandsEveryKindOfAnswer(String program) throws IOException, InterruptedException {
        String franck = BuildFolder.PHOTOS.resolve(Photos.FRANCK).toString();
        String again = BuildFolder.PHOTOS.resolve(Photos.FRANCK_AGAIN).toString();
        String audrey = BuildFolder.PHOTOS.resolve(Photos.AUDREY).toString();
        String noFace =
                Files.write(temp.resolve("none.jpg"), Photos.withoutFace("jpg")).toString();

        assertThat(printed(program, api.token(), franck, again)).matches("match \\d+(\\.\\d+)? \\d+(\\.\\d+)?");
        assertThat(printed(program, api.token(), franck, audrey)).matches("nomatch \\d+(\\.\\d+)? \\d+(\\.\\d+)?");
        assertThat(printed(program, api.token(), noFace, franck)).isEqualTo("refused 400 IMAGE1_NO_FACE");
        assertThat(printed(program, "nonsense", franck, again)).isEqualTo("refused 401 KEY_INVALID");
    }

    @Test
    void theCorpusIsComplete() throws IOException {
        assertThat(BuildFolder.filesUnder(CLIENTS).stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "Verify.java",
                        "verify.mjs",
                        "verify.php",
                        "verify_curl.sh",
                        "verify_requests.py",
                        "verify_urllib.py");
    }

    private String printed(String program, String token, String image1, String image2)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.split(" ")));
        assumeTrue(onPath(command.get(0)), command.get(0) + " is not on this machine: " + program + " was not tried");
        command.set(1, CLIENTS.resolve(command.get(1)).toString());
        command.addAll(List.of(api.verifyUri().toString(), token, image1, image2));
        Path output = temp.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(program + " hangs");
        }
        String printed = Files.readString(output).strip();
        assumeTrue(process.exitValue() != MISSING_LIBRARY, program + " was not tried: " + printed);
        assertThat(process.exitValue()).as(program + ": " + printed).isZero();
        return printed;
    }

    private static boolean onPath(String tool) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
