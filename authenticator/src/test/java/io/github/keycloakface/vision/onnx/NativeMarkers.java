package io.github.keycloakface.vision.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Searches native libraries for the traces of a program that reports to somebody. */
final class NativeMarkers {

    /**
     * Read from ONNX Runtime 1.29.0, whose builds for Linux and macOS carry Microsoft's 1DS collector: its host, its
     * path, the name space of its classes, its store of unsent events and its switch.
     */
    private static final List<String> COLLECTOR = List.of(
            "events.data.microsoft.com",
            "OneCollector",
            "Microsoft12Applications6Events",
            "MATSDK",
            "sqlite3",
            "ORT_DISABLE_TELEMETRY");

    /** Imported functions, as an ELF file names them: without them code cannot reach a network by itself. */
    private static final List<String> NETWORK =
            List.of("\0socket\0", "\0connect\0", "\0getaddrinfo\0", "\0sendto\0", "libcurl");

    private NativeMarkers() {}

    static List<String> in(byte[] library) {
        // one byte, one character: every byte sequence has a text, and text search needs no code of ours
        String text = new String(library, StandardCharsets.ISO_8859_1);
        boolean elf = text.startsWith("\u007fELF");
        return Stream.concat(COLLECTOR.stream(), elf ? NETWORK.stream() : Stream.of())
                .filter(text::contains)
                .map(marker -> marker.replace("\0", ""))
                .toList();
    }

    /** The markers of each native library in a jar, by the library's path. */
    static Map<String, List<String>> ofLibraries(InputStream jar) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches(".*/(lib)?onnxruntime[^/]*\\.(so|dylib|dll)")) {
                    found.put(entry.getName(), in(zip.readAllBytes()));
                }
            }
        }
        return found;
    }
}
