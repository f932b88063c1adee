package io.github.keycloakface.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native memory stays flat: nothing that OpenCV or ONNX Runtime allocates outlives its use. */
final class NativeMemoryTest {

    private static final int EMBEDDINGS = 5000;

    /** Each face is embedded twice, as it is and mirrored. */
    private static final int FACES = EMBEDDINGS / 2;

    /**
     * KiB. The smallest thing that could be forgotten for each face, an output tensor of 512 floats, adds 11,700 KiB
     * over 5,000 embeddings; less than half of that is the bound.
     */
    private static final long BOUND = 5_000;

    /** The heap is fixed and touched at the start, so that what grows is native. */
    private static final List<String> STEADY_HEAP = List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch");

    /** glibc keeps up to 40 MiB of freed memory for later; told so, it gives it back at once. */
    private static final Map<String, String> FREED_IS_GONE =
            Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_THRESHOLD_", "65536", "MALLOC_TRIM_THRESHOLD_", "65536");

    @TempDir
    Path folder;

    @BeforeEach
    void linuxCountsResidentPages() {
        assumeTrue(
                Files.isReadable(Path.of("/proc/self/statm")), "resident memory is read from /proc, which Linux has");
    }

    @Test
    void fiveThousandEmbeddingsLeaveNothingBehind() throws IOException, InterruptedException {
        Map<String, Long> growth = measured("embeddings", "300", String.valueOf(FACES));

        assertThat(growth.get("embeddings")).isLessThan(BOUND);
    }

    @Test
    void twoHundredPhotosLeaveNothingBehind() throws IOException, InterruptedException {
        Path photo = Path.of("target", "photos", "franck_02159.jpg").toAbsolutePath();
        assumeTrue(Files.exists(photo), "the build fetches the photos");

        Map<String, Long> growth = measured("pipeline", "50", "200", photo.toString());

        assertThat(growth.get("pipeline")).isLessThan(BOUND);
    }

    /** The control: what would be forgotten shows, and what is given back is gone. */
    @Test
    void leaksOfTheSmallestKindGoBeyondTheBound() throws IOException, InterruptedException {
        Map<String, Long> growth = measured("leaks", String.valueOf(EMBEDDINGS));

        assertThat(growth.get("tensors")).as("an output tensor each time").isGreaterThan(BOUND);
        assertThat(growth.get("mats")).as("a Mat every tenth time").isGreaterThan(10 * BOUND);
        assertThat(growth.get("released")).as("the same, released").isLessThan(BOUND);
    }

    private Map<String, Long> measured(String... arguments) throws IOException, InterruptedException {
        Path results = folder.resolve("growth.txt");
        String[] all = new String[arguments.length + 1];
        all[0] = results.toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        new ChildJvm(folder, FREED_IS_GONE).run(MemoryProbe.class, STEADY_HEAP, all);
        return Files.readAllLines(results).stream()
                .map(line -> line.split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    }
}
