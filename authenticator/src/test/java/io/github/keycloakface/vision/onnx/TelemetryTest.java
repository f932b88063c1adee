package io.github.keycloakface.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine reports to nobody. Tried on ONNX Runtime 1.29.0, which does: each of the markers was found in its
 * libraries, and one embedding left a device id and a database in the home's cache and two files among the temporary
 * ones.
 */
final class TelemetryTest {

    @TempDir
    Path folder;

    @Test
    void noNativeLibraryOfOnnxRuntimeNamesACollectorOrOpensASocket() throws IOException {
        Map<String, List<String>> markers;
        try (InputStream jar = OrtEnvironment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .openStream()) {
            markers = NativeMarkers.ofLibraries(jar);
        }

        assertThat(markers.keySet())
                .as("libraries searched")
                .anyMatch(name -> name.contains("linux-x64/libonnxruntime.so"))
                .anyMatch(name -> name.contains("linux-aarch64/libonnxruntime.so"))
                .anyMatch(name -> name.endsWith(".dylib"))
                .anyMatch(name -> name.endsWith(".dll"));
        assertThat(markers)
                .allSatisfy((library, found) -> assertThat(found).as(library).isEmpty());
    }

    @Test
    void aCollectorInALibraryIsSeen() {
        String library =
                "\u007fELF\2\1 code \0getaddrinfo\0 code https://mobile.events.data.microsoft.com/OneCollector/1.0/";

        assertThat(NativeMarkers.in(library.getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("events.data.microsoft.com", "OneCollector", "getaddrinfo");
    }

    @Test
    void openingModelsAndEmbeddingLeaveNoFileBehind() throws IOException, InterruptedException {
        ChildJvm jvm = new ChildJvm(folder, Map.of());

        String printed = jvm.run(EmbedOnce.class, List.of());

        assertThat(printed).isEmpty();
        assertThat(filesIn(jvm.home())).as("home").isEmpty();
        assertThat(filesIn(jvm.work())).as("working folder").isEmpty();
        // ONNX Runtime removes the library it unpacked and forgets the folder around it, which is empty then
        assertThat(filesIn(jvm.temporary()))
                .as("temporary files after the end")
                .allMatch(name -> name.matches("onnxruntime-java\\d+"));
    }

    @Test
    void aFileThatIsLeftInTheHomeIsSeen() throws IOException, InterruptedException {
        ChildJvm jvm = new ChildJvm(folder, Map.of());

        jvm.run(EmbedOnce.class, List.of(), "device-id");

        assertThat(filesIn(jvm.home())).containsExactly("device-id");
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
