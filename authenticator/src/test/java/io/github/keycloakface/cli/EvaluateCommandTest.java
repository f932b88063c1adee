package io.github.keycloakface.cli;

import static io.github.keycloakface.cli.CommandLineRun.face;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class EvaluateCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path people;
    private Path json;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @BeforeEach
    void paths() {
        people = folder.resolve("people");
        json = folder.resolve("figures.json");
    }

    @Test
    void aFolderIsComparedAllWithAll() throws IOException {
        CommandLineRun run = face("evaluate", "--root", PhotoFolders.four(people), "--json", json);

        assertThat(run.exitCode()).isZero();
        JsonNode figures = figures();
        assertThat(figures.path("comparisons").asText()).isEqualTo("all");
        assertThat(figures.path("people").asInt()).isEqualTo(4);
        assertThat(figures.path("photos").asInt()).isEqualTo(9);
        assertThat(figures.path("genuinePairs").asInt()).isEqualTo(1 + 1 + 1 + 3);
        assertThat(figures.path("impostorPairs").asInt()).isEqualTo(36 - 6);
        assertThat(figures.path("failuresToEnroll").asInt()).isZero();
        assertThat(figures.path("balancedAccuracy").asDouble()).isBetween(0.9, 1.0);
        assertThat(figures.findValues("score")).isNotEmpty();
        assertThat(figures.at("/scoreLaw/3/score").asInt()).isEqualTo(60);
        assertThat(figures.at("/scoreLaw/3/fmr").asDouble()).isZero();
        assertThat(run.out()).contains("9 photos of 4 people").contains("accuracy on balanced random pairs: ");
        assertThat(run.err()).contains("9 of 9 photos (100 %)").contains("36 of 36 pairs (100 %)");
    }

    @Test
    void ignoredPairsAreLeftOut() throws IOException {
        PhotoFolders.put(people, "cage", "cage.jpg", "cage2_crop.jpg");
        PhotoFolders.put(people, "sean", "SeanConnery.jpg");
        PhotoFolders.put(people, "audrey", "audrey.jpg");
        Path ignored = Files.writeString(folder.resolve("ignored.csv"), "cage,sean\nnobody,sean\n");

        assertThat(face("evaluate", "--root", people, "--ignore", ignored).out())
                .contains("3 impostor and 1 genuine pairs");
    }

    @Test
    void aListWithFoldsGivesTheAccuracyByFolds() throws IOException {
        PhotoFolders.four(people);
        Path pairs = Files.writeString(folder.resolve("pairs.csv"), """
                path1,path2,same,fold
                cage/cage.jpg,cage/cage2_crop.jpg,1,1
                cage/cage.jpg,sean/SeanConnery.jpg,0,1
                audrey/audrey.jpg,audrey/audrey_crop.jpg,1,2
                audrey/audrey.jpg,sean/SeanConnery.jpg,0,2
                """);

        CommandLineRun run = face("evaluate", "--root", people, "--pairs", pairs, "--json", json);

        assertThat(run.exitCode()).isZero();
        JsonNode figures = figures();
        assertThat(figures.path("kFoldAccuracy").asDouble()).isEqualTo(1);
        assertThat(figures.at("/kFold/folds").asInt()).isEqualTo(2);
        assertThat(figures.at("/kFold/pairs").asInt()).isEqualTo(4);
        // the five photos that the list names, and nobody else
        assertThat(figures.path("photos").asInt()).isEqualTo(5);
        assertThat(figures.path("impostorPairs").asInt()).isEqualTo(8);
        assertThat(run.out()).contains("accuracy by 2 folds of 4 listed pairs: 100.00 %");
    }

    @Test
    void severalReferencesAreJudgedAsALoginJudgesThem() throws IOException {
        CommandLineRun run = face(
                "evaluate",
                "--root",
                PhotoFolders.four(people),
                "--references",
                2,
                "--json",
                json,
                "--report",
                folder.resolve("report"));

        assertThat(run.exitCode()).isZero();
        JsonNode fused = figures().path("fused");
        assertThat(fused.path("references").asInt()).isEqualTo(2);
        assertThat(fused.path("frames").asInt()).isOne();
        // one person of the four has three photos
        assertThat(fused.path("people").asInt()).isOne();
        assertThat(fused.path("genuineTrials").asInt()).isEqualTo(3);
        assertThat(fused.at("/scoreLaw/2/score").asInt()).isEqualTo(60);
        assertThat(fused.at("/scoreLaw/2/fnmr").asDouble()).isZero();
        assertThat(fused.at("/scoreLaw/2/falseMatches").asInt()).isZero();
        assertThat(run.out()).contains("2 references, 1 frames: 1 people, 3 genuine");
        assertThat(folder.resolve("report/report.html")).content().contains("2 references, 1 frames");
    }

    @Test
    void moreReferencesThanAnybodyHasPhotosAreRefused() throws IOException {
        CommandLineRun run = face("evaluate", "--root", PhotoFolders.four(people), "--references", 3, "--frames", 2);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("3 references and 2 frames need 5 photos a person");
    }

    @Test
    void noReferenceAtAllIsAWrongCall() throws IOException {
        CommandLineRun run = face("evaluate", "--root", PhotoFolders.four(people), "--references", 0);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--references and --frames must be 1 or more");
    }

    @Test
    void whereFoldersAreNoPeopleTheListedPairsCountAlone() throws IOException {
        PhotoFolders.put(people, "all", "cage.jpg", "cage2_crop.jpg", "SeanConnery.jpg");
        Path pairs = Files.writeString(
                folder.resolve("pairs.csv"), "all/cage.jpg,all/cage2_crop.jpg,1\nall/cage.jpg,all/SeanConnery.jpg,0\n");

        face("evaluate", "--root", people, "--pairs", pairs, "--json", json);

        JsonNode figures = figures();
        assertThat(figures.path("comparisons").asText()).isEqualTo("listed");
        assertThat(figures.path("impostorPairs").asInt()).isEqualTo(1);
        assertThat(figures.path("genuinePairs").asInt()).isEqualTo(1);
        assertThat(figures.has("kFoldAccuracy")).isFalse();
        assertThat(figures.has("nearestImpostors")).isFalse();
    }

    @Test
    void badPhotosAreCountedAndNamedAndNotFatal() throws IOException {
        PhotoFolders.four(people);
        Files.writeString(people.resolve("cage").resolve("letter.jpg"), "Dear reader");
        byte[] cut = Pictures.bytes("audrey.jpg");
        Files.write(people.resolve("audrey").resolve("cut.jpg"), Arrays.copyOf(cut, cut.length / 2));
        // a name is no markup
        PhotoFolders.put(people, "<b>group & co", "sample1.jpg");
        Files.writeString(people.resolve("<b>group & co").resolve("<i>.png"), "x");
        Path report = folder.resolve("report");

        CommandLineRun run = face("evaluate", "--root", people, "--json", json, "--report", report);

        assertThat(run.exitCode()).isZero();
        assertThat(figures().at("/failures/UNSUPPORTED_FORMAT").asInt()).isEqualTo(2);
        assertThat(figures().at("/failures/UNREADABLE").asInt()).isEqualTo(1);
        assertThat(figures().path("failuresToEnroll").asInt()).isEqualTo(3);
        assertThat(report.resolve("failures.csv")).content().contains("cage/letter.jpg,UNSUPPORTED_FORMAT");
        assertThat(report.resolve("report.html"))
                .content()
                .contains("&lt;b&gt;group &amp; co/&lt;i&gt;.png")
                .doesNotContain("<b>")
                .doesNotContain("<script")
                .doesNotContain("src=\"http");
    }

    @Test
    void theReportHoldsTablesAndCharts() throws IOException {
        Path report = folder.resolve("report");

        face("evaluate", "--root", PhotoFolders.four(people), "--report", report);

        for (String table : new String[] {
            "operating-points", "score-law", "det", "scores", "error-versus-discard", "nearest-impostors", "failures"
        }) {
            assertThat(Files.readAllLines(report.resolve(table + ".csv")).get(0))
                    .as(table)
                    .contains(",");
        }
        for (String chart : new String[] {"det", "score-law", "scores", "error-versus-discard"}) {
            assertThat(ImageIO.read(report.resolve(chart + ".png").toFile()).getWidth())
                    .isEqualTo(1280);
        }
        assertThat(report.resolve("report.html")).content().contains("data:image/png;base64,");
    }

    @Test
    void theSecondRunTakesTheEmbeddingsFromTheCacheAndSaysTheSame() throws IOException {
        PhotoFolders.four(people);
        Path cache = folder.resolve("embeddings");
        face("evaluate", "--root", people, "--json", json, "--cache", cache, "--threads", "2");
        byte[] first = Files.readAllBytes(json);
        long size = Files.size(cache);

        face("evaluate", "--root", people, "--json", json, "--cache", cache, "--threads", "1");

        assertThat(Files.readAllBytes(json)).isEqualTo(first);
        assertThat(Files.size(cache)).isEqualTo(size);
    }

    @Test
    void facesBelowTheQualityThatIsAskedForAreNotEnrolled() throws IOException {
        PhotoFolders.four(people);
        Mat blurred = new Mat();
        Imgproc.GaussianBlur(Pictures.pixels("cage.jpg"), blurred, new Size(), 8);
        Files.write(people.resolve("cage").resolve("blurred.png"), Pictures.png(blurred));
        Path cache = folder.resolve("embeddings");

        face("evaluate", "--root", people, "--json", json, "--cache", cache);
        assertThat(figures().path("failuresToEnroll").asInt()).isZero();

        // the cache must not hide the option
        face("evaluate", "--root", people, "--json", json, "--cache", cache, "--min-quality", "80");
        assertThat(figures().at("/failures/LOW_QUALITY").asInt()).isEqualTo(1);
    }

    @Test
    void halvesOfPeopleAreMeasuredWithEachOthersCalibration() throws IOException {
        // 12 people of 7 photos are too few to be halved: 735 pairs
        CommandLineRun run = face("evaluate", "--root", PhotoFolders.everybody(people), "--split");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("impostor pairs are too few to calibrate");
    }

    @Test
    void whatAFolderLacksIsSaid() throws IOException {
        PhotoFolders.put(people, "cage", "cage.jpg");

        CommandLineRun run = face("evaluate", "--root", people);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("a folder a person").doesNotContain("Exception");
    }

    @Test
    void filesThatAreNotThereAreNamed() throws IOException {
        PhotoFolders.put(people, "cage", "cage.jpg");

        assertFails("no-such-folder", "--root", folder.resolve("no-such-folder"));
        assertFails("none.csv is not there", "--root", people, "--pairs", folder.resolve("none.csv"));
        assertFails("none.csv is not there", "--root", people, "--ignore", folder.resolve("none.csv"));
    }

    @Test
    void withoutRootTheCallIsWrong() {
        assertThat(face("evaluate").exitCode()).isEqualTo(2);
    }

    private static void assertFails(String message, Object... options) {
        Object[] words = new Object[options.length + 1];
        words[0] = "evaluate";
        System.arraycopy(options, 0, words, 1, options.length);
        CommandLineRun run = face(words);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains(message).doesNotContain("Exception");
    }

    /** What was written, checked against the schema that the docs publish. */
    private JsonNode figures() throws IOException {
        JsonNode figures = JSON.readTree(json.toFile());
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "evaluation.schema.json")));
        assertThat(schema.validate(figures)).isEmpty();
        return figures;
    }
}
