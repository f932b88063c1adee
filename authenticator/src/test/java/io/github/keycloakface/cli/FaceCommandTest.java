package io.github.keycloakface.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestNatives;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import picocli.CommandLine;

class FaceCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void onePersonIsAMatchAndEndsWithZero() {
        assertThat(face("verify", photo("cage.jpg"), photo("cage2_crop.jpg"))).isZero();
        assertThat(out.toString()).startsWith("MATCH ").contains("score").contains("quality");
    }

    @Test
    void twoPeopleAreNoMatchAndEndWithOne() {
        assertThat(face("verify", photo("cage.jpg"), photo("audrey.jpg"))).isEqualTo(1);
        assertThat(out.toString()).startsWith("NO MATCH");
    }

    @Test
    void theDecisionScoreCanBeMoved() {
        assertThat(face("verify", "--score", "40", photo("cage.jpg"), photo("cage2_crop.jpg")))
                .isZero();
        assertThat(face("verify", "--score", "199", photo("cage.jpg"), photo("cage2_crop.jpg")))
                .isEqualTo(1);
    }

    @Test
    void allComparesAllFacesAndJsonTellsThemBestFirst() throws IOException {
        assertThat(face("verify", "--all", "--json", photo("sample1.jpg"), photo("sample3.jpg")))
                .isZero();

        JsonNode pairs = JSON.readTree(out.toString()).path("matchedFaces");
        assertThat(pairs).hasSize(9);
        assertThat(pairs.get(0).path("matchResult").asInt()).isEqualTo(1);
        assertThat(pairs.get(0).path("confidence").asDouble()).isGreaterThan(60);
        assertThat(pairs.get(8).path("confidence").asDouble())
                .isLessThan(pairs.get(0).path("confidence").asDouble());
        assertThat(pairs.at("/0/image1_face/faceRectangle/width").asInt()).isPositive();
        assertThat(pairs.at("/0/image2_face/quality").asDouble()).isBetween(1.0, 100.0);
    }

    @Test
    void theDrawingHoldsBothPhotosSideBySide() throws IOException {
        Path drawing = folder.resolve("out.png");

        face("verify", "--draw", drawing.toString(), photo("cage.jpg"), photo("audrey.jpg"));

        var picture = ImageIO.read(drawing.toFile());
        assertThat(picture.getHeight()).isEqualTo(600);
        assertThat(picture.getWidth()).isEqualTo(Math.round(500 * 600 / 614.0) + Math.round(540 * 600 / 720.0));
    }

    @Test
    void aWrongCallEndsWithTwo() {
        assertThat(face("verify", photo("cage.jpg"))).isEqualTo(2);
        assertThat(err.toString()).contains("PHOTO2");
        assertThat(face("identify")).isEqualTo(2);
        assertThat(face("verify", "--min-quality", "good", "a", "b")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsNamedAndEndsWithThree() {
        assertThat(face("verify", photo("cage.jpg"), "no-such-photo.jpg")).isEqualTo(3);
        assertThat(err.toString())
                .contains("no-such-photo.jpg")
                .contains("cannot be read")
                .doesNotContain("Exception");
    }

    @Test
    void aPhotoThatCannotBeUsedIsNamedWithAdvice() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.jpg"), "Dear reader");
        Path wall = Files.write(
                folder.resolve("wall.png"), Pictures.png(new Mat(200, 200, CvType.CV_8UC3, new Scalar(90, 90, 90))));

        assertThat(face("verify", text.toString(), photo("cage.jpg"))).isEqualTo(3);
        assertThat(err.toString()).contains("letter.jpg").contains("save it as one of these");
        assertThat(face("verify", photo("cage.jpg"), wall.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("wall.png").contains("no face found");
    }

    @Test
    void aFolderWithoutManifestIsExplained() {
        assertThat(face("verify", "--models", folder.toString(), photo("cage.jpg"), photo("cage.jpg")))
                .isEqualTo(3);
        assertThat(err.toString()).contains("manifest.json");
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(face("--help")).isZero();
        assertThat(out.toString()).contains("verify").contains("evaluate").contains("calibrate");
    }

    private static String photo(String file) {
        return Pictures.path(file).toString();
    }

    private int face(String... arguments) {
        CommandLine command = FaceCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
