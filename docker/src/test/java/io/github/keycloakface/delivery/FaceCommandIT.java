package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher: from any folder, and with nothing on standard output but what the command itself says. */
class FaceCommandIT {

    private static final String FACE = BuildFolder.ROOT.resolve("face").toString();
    private static final String FRANCK =
            BuildFolder.PHOTOS.resolve(Photos.FRANCK).toString();
    private static final String AGAIN =
            BuildFolder.PHOTOS.resolve(Photos.FRANCK_AGAIN).toString();

    @TempDir
    Path temp;

    @Test
    void printsJsonThatAProgramCanRead() throws IOException, InterruptedException {
        Shell shell = Shell.run(temp, temp, FACE, "verify", "--json", FRANCK, AGAIN);

        assertThat(new ObjectMapper().readTree(shell.output()).isObject())
                .as(shell.toString())
                .isTrue();
    }

    @Test
    void printsSomethingForPeople() throws IOException, InterruptedException {
        assertThat(Shell.run(temp, temp, FACE, "verify", FRANCK, AGAIN)
                        .succeeds()
                        .output())
                .isNotBlank();
    }

    @Test
    void drawsBothPhotosSideBySide() throws IOException, InterruptedException {
        Path drawing = temp.resolve("a drawing.png");
        Shell.run(temp, temp, FACE, "verify", "--draw", drawing.toString(), FRANCK, AGAIN)
                .succeeds();

        assertThat(ImageIO.read(drawing.toFile()).getWidth()).isGreaterThan(720);
        assertThat(Files.size(drawing)).isPositive();
    }
}
