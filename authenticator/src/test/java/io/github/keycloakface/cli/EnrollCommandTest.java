package io.github.keycloakface.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command says before it has called a server; the rest is with the bulk enrollment itself. */
class EnrollCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path temp;

    @BeforeEach
    void photo() throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve("photos/ana")).resolve("1.jpg"), "photo");
        Files.writeString(temp.resolve("secret"), "secret\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--server=http://login.example.org | https",
                "--server=nowhere                  | --server",
                "--root=absent                     | absent does not exist",
                "--root=secret                     | not a zip archive",
                "--list=absent                     | absent does not exist",
                "--client-secret-file=absent       | --client-secret-file",
                "--client-secret-file=empty        | no client secret",
                "--parallel=0                      | --parallel",
                "--parallel=65                     | --parallel",
                "--min-quality=20                  | --min-quality",
                "--min-quality=101                 | --min-quality",
                "--consent-time=yesterday          | --consent-time",
                "--journal=secret                  | not the journal"
            })
    void whatWillNotDoIsNamedAndEndsWithThree(String option, String message) throws IOException {
        Files.writeString(temp.resolve("empty"), " ");

        assertThat(enroll(option)).as(err.toString()).isEqualTo(3);
        assertThat(err.toString()).contains(message).doesNotContain("Exception");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aFolderWithoutPhotosIsSaidToHaveNone() throws IOException {
        Files.delete(temp.resolve("photos/ana/1.jpg"));

        assertThat(enroll()).isEqualTo(3);
        assertThat(err.toString()).contains("no photos");
    }

    @ParameterizedTest
    @CsvSource({"--by=name", "--parallel=many", "--client-secret=secret", "--force"})
    void aWrongCallEndsWithTwo(String option) {
        assertThat(enroll(option)).isEqualTo(2);
    }

    @Test
    void helpNamesTheExitCodes() {
        assertThat(face("enroll", "--help")).isZero();
        assertThat(out.toString()).contains("--dry-run", "Exit codes:", "start again");
    }

    /** Options that come later win. */
    private int enroll(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "enroll",
                "--server=http://127.0.0.1:9",
                "--realm=r",
                "--client-id=robot",
                "--client-secret-file=" + temp.resolve("secret"),
                "--root=" + temp.resolve("photos"),
                "--journal=" + temp.resolve("journal")));
        for (String option : options) {
            String name = option.replaceAll("=.*", "");
            arguments.removeIf(given -> given.startsWith(name + "="));
            boolean file = List.of("--root", "--list", "--journal", "--client-secret-file")
                    .contains(name);
            arguments.add(file ? name + "=" + temp.resolve(option.substring(name.length() + 1)) : option);
        }
        return face(arguments.toArray(String[]::new));
    }

    private int face(String... arguments) {
        CommandLine command = FaceCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
