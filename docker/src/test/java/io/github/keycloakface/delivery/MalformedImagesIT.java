package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged images end in a clean answer; the decoder's own tests go through all of them, this through a sample. */
@ExtendWith(LiveServer.class)
class MalformedImagesIT {

    private static final int SAMPLE = 40;
    private static final int STEP = 64;
    private static final byte[] FRANCK = Photos.bytes(Photos.FRANCK);

    private final FaceApi api;

    MalformedImagesIT(FaceApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp"})
    void anImageCutOffAnywhere(String format) {
        byte[] whole = Photos.encoded(Photos.image(FRANCK), format);
        int cuts = whole.length / STEP;

        IntStream.range(0, SAMPLE)
                .map(part -> (int) ((long) cuts * part / SAMPLE) * STEP)
                .forEach(length -> endsCleanly(Arrays.copyOf(whole, length), format + " cut at " + length));
    }

    @Test
    void theFuzzCorpora() throws IOException {
        Optional<Path> corpora = BuildFolder.sharedData().map(data -> data.resolve("malformed-dev"));
        assumeTrue(corpora.filter(Files::isDirectory).isPresent(), "shared/data/malformed-dev is not here");
        List<Path> files = BuildFolder.filesUnder(corpora.orElseThrow());

        for (int at = 0; at < files.size(); at += Math.max(1, files.size() / (3 * SAMPLE))) {
            endsCleanly(
                    Files.readAllBytes(files.get(at)),
                    files.get(at).getFileName().toString());
        }
    }

    private void endsCleanly(byte[] image, String name) {
        FaceAnswer answer = api.verify(image, FRANCK);
        assertThat(answer.status()).as(name + ": " + answer.body()).isIn(200, 400);
        if (answer.status() == 400) {
            assertThat(answer.reason()).as(name).startsWith("IMAGE1_");
        }
    }
}
