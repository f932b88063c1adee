package io.github.keycloakface.cli;

import static io.github.keycloakface.cli.CommandLineRun.face;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {

    private static final Path SHIPPED = Path.of("..", "models/src/main/resources/keycloak-face/models/manifest.json");

    /** Names the folder lfw-dev; beside it lies lfw-label-noise.csv. */
    private static final String LFW = "face.lfw";

    @TempDir
    private Path folder;

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    @Test
    void aPackWithoutCalibrationScoresAfterwards() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own")).resolve("manifest.json");
        Files.writeString(own, withoutCalibration(Files.readString(SHIPPED)));
        assertThat(embedder(own).calibration()).isNull();
        Path people = PhotoFolders.everybody(folder.resolve("people"));

        CommandLineRun run = face("calibrate", "--root", people, "--manifest", own, "--out", own);

        assertThat(run.exitCode()).as(run.err()).isZero();
        ModelManifest.Calibration written = embedder(own).calibration();
        assertThat(written.measuredDownTo()).isEqualTo(1e-2);
        assertThat(written.measuredOn()).startsWith("people: ").contains("1 in 100");
        ScoreCalibration calibration = new ScoreCalibration(written);
        assertThat(calibration.score(calibration.cosineAt(1e-5))).isCloseTo(60, within(1e-6));
        assertThat(run.out()).contains("extrapolated").contains("people: one family or one camera decides");
        // all else is as it was
        assertThat(withoutCalibration(Files.readString(own))).isEqualTo(withoutCalibration(Files.readString(SHIPPED)));
    }

    @Test
    void theCenterOfAFewPeopleIsRefused() throws IOException {
        Path out = folder.resolve("out.json");
        Path people = PhotoFolders.everybody(folder.resolve("people"));

        CommandLineRun run = face("calibrate", "--center", "--root", people, "--manifest", SHIPPED, "--out", out);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("a center needs 100 people");
        assertThat(out).doesNotExist();
    }

    @Test
    void tooFewPhotosAreRefusedAndNothingIsWritten() throws IOException {
        Path out = folder.resolve("out.json");

        CommandLineRun run = face(
                "calibrate",
                "--root",
                PhotoFolders.four(folder.resolve("people")),
                "--manifest",
                SHIPPED,
                "--out",
                out);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("30 impostor pairs are too few to calibrate: 3000 are needed");
        assertThat(out).doesNotExist();
    }

    @Test
    void aManifestOfAnotherNameIsRefused() throws IOException {
        Path other = Files.copy(SHIPPED, folder.resolve("mine.json"));

        CommandLineRun run = face("calibrate", "--root", folder, "--manifest", other, "--out", other);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("must be called manifest.json");
    }

    /** The one command by which the shipped calibration was made makes it again. */
    @Test
    void theShippedCalibrationIsWhatTheCommandYields() throws Exception {
        String told = System.getProperty(LFW, System.getenv("FACE_LFW"));
        assumeTrue(
                told != null,
                "SKIPPED: whether the shipped calibration is what ./face calibrate yields was NOT checked; it needs the"
                        + " photos of lfw-dev: -D" + LFW + "=DIR or FACE_LFW=DIR");
        Path lfw = Path.of(told);
        Path out = folder.resolve("manifest.json");

        CommandLineRun run = face(
                "calibrate",
                "--root",
                lfw,
                "--ignore",
                lfw.resolveSibling("lfw-label-noise.csv"),
                "--cache",
                Path.of("target", "lfw.cache"),
                "--manifest",
                SHIPPED,
                "--out",
                out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        ModelManifest.Calibration shipped = embedder(SHIPPED).calibration();
        ModelManifest.Calibration made = embedder(out).calibration();
        assertThat(made.measuredOn()).isEqualTo(shipped.measuredOn());
        assertThat(made.measuredDownTo()).isEqualTo(shipped.measuredDownTo());
        assertThat(made.points()).hasSameSizeAs(shipped.points());
        for (int i = 0; i < made.points().size(); i++) {
            // another processor rounds otherwise in the seventh digit: 0.0005 of cosine are a tenth of a point
            assertThat(made.points().get(i).cosine())
                    .isCloseTo(shipped.points().get(i).cosine(), within(5e-4));
            assertThat(made.points().get(i).fmr())
                    .isCloseTo(
                            shipped.points().get(i).fmr(),
                            within(0.03 * shipped.points().get(i).fmr()));
        }
    }

    private static ModelManifest.Model embedder(Path manifest) throws Exception {
        return ModelStore.folder(manifest.toAbsolutePath().getParent())
                .find(ModelTask.EMBEDDER)
                .orElseThrow();
    }

    /** The calibration is the last member of the embedder, which is the last model. */
    private static String withoutCalibration(String manifest) {
        return manifest.replaceFirst("(?s),\\s*\"calibration\": \\{.*?\\]\\s*\\}", "");
    }
}
