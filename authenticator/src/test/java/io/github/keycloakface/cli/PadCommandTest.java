package io.github.keycloakface.cli;

import static io.github.keycloakface.cli.CommandLineRun.face;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.keycloakface.vision.TestNatives;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PadCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    /** The package photos hold no attack: two close crops that the model refuses stand for pictures here. */
    @Test
    void ratesIntervalsAndHalvesAreReported() throws IOException {
        Path live = folder.resolve("live");
        Path spoof = folder.resolve("spoof");
        PhotoFolders.put(live, "cage", "cage.jpg", "cage2_crop.jpg");
        PhotoFolders.put(live, "franck", "franck_01829.jpg");
        PhotoFolders.put(spoof, "cage", "queen20_crop.jpg");
        PhotoFolders.put(spoof, "franck", "audrey_crop.jpg", "franck_02045.jpg");
        Files.writeString(spoof.resolve("cage").resolve("broken.jpg"), "no photo");
        Path json = folder.resolve("pad.json");
        Path scores = folder.resolve("scores.csv");

        CommandLineRun run = face("pad", "--live", live, "--spoof", spoof, "--json", json, "--scores", scores);

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode figures = JSON.readTree(json.toFile());
        assertThat(figures.path("model").asText()).isEqualTo("faceplugin-0.0.1-fr_liveness");
        assertThat(figures.at("/bpcer/errors").asInt()).isZero();
        assertThat(figures.at("/bpcer/photos").asInt()).isEqualTo(3);
        assertThat(figures.at("/apcer/errors").asInt()).isEqualTo(1);
        assertThat(figures.at("/apcer/photos").asInt()).isEqualTo(3);
        assertThat(figures.at("/apcer/subjectsWithErrors").asInt()).isEqualTo(1);
        assertThat(figures.at("/refused/spoof UNSUPPORTED_FORMAT").asInt()).isEqualTo(1);
        assertThat(figures.path("halves")).hasSize(2);
        assertThat(json).content().doesNotContain("cage", "franck");
        assertThat(run.out()).contains("APCER  33.33 %").contains("1 of 3 photos; 1 of 2 subjects");
        assertThat(run.err()).contains("3 of 3 live photos (100 %)").contains("4 of 4 spoof photos (100 %)");
        assertThat(scores)
                .content()
                .startsWith("kind,subject,photo,score\n")
                .containsPattern("spoof,\"cage\",\"cage.queen20_crop.jpg\",0\\.\\d{3}\n");
    }

    @Test
    void capturesAreJudgedAsALoginJudgesThem() throws IOException {
        Path live = folder.resolve("live");
        Path spoof = folder.resolve("spoof");
        PhotoFolders.put(
                live, "franck", "franck_01829.jpg", "franck_02045.jpg", "franck_02159.jpg", "franck_02221.jpg");
        PhotoFolders.put(spoof, "queen", "queen20_crop.jpg", "audrey_crop.jpg", "sample1.jpg");
        Path json = folder.resolve("pad.json");

        CommandLineRun run = face("pad", "--live", live, "--spoof", spoof, "--json", json);

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode figures = JSON.readTree(json.toFile()).path("captures");
        assertThat(figures.at("/bpcer/photos").asInt()).isEqualTo(1);
        assertThat(figures.at("/early/sureLive").asDouble())
                .isEqualTo(bundled().at("/models/3/settings/sureLive").asDouble());
        assertThat(figures.at("/early/decided/live/captures").asInt()).isEqualTo(1);
        assertThat(figures.at("/early/decided/spoof/captures").asInt()).isZero();
        assertThat(figures.has("apcer")).as("a group among them").isFalse();
        assertThat(JSON.readTree(json.toFile())
                        .at("/refused/spoof capture MANY_FACES")
                        .asInt())
                .isEqualTo(1);
        assertThat(run.out()).contains("live   decided by the first: 100.00 %").contains("1 of 1 captures");
    }

    @Test
    void oneKindAloneIsMeasured() throws IOException {
        Path live = folder.resolve("live");
        PhotoFolders.put(live, "franck", "franck_01829.jpg");

        assertThat(face("pad", "--live", live).out()).contains("BPCER   0.00 %").doesNotContain("APCER");
    }

    @Test
    void nothingToMeasureIsAWrongCall() {
        CommandLineRun run = face("pad");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Name --live, --spoof or both");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        CommandLineRun run = face("pad", "--live", folder.resolve("nowhere"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("nowhere is no folder");
    }

    @Test
    void aPackWithoutTheModelSaysSo() throws IOException {
        JsonNode manifest = bundled();
        ((ArrayNode) manifest.path("models")).remove(3);
        Files.writeString(folder.resolve("manifest.json"), manifest.toString());

        CommandLineRun run = face("pad", "--live", folder, "--models", folder);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("has no model for liveness");
    }

    private static JsonNode bundled() throws IOException {
        try (InputStream manifest = PadCommandTest.class.getResourceAsStream("/keycloak-face/models/manifest.json")) {
            return JSON.readTree(manifest);
        }
    }
}
