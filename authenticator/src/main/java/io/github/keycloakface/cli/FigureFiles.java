package io.github.keycloakface.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a measurement writes where it is asked to. */
final class FigureFiles {

    private FigureFiles() {}

    /** @param file null when nobody asked for it */
    static void json(Path file, Object figures) throws IOException {
        if (file != null) {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(file.toFile(), figures);
        }
    }

    /** @param file null when nobody asked for it */
    static void csv(Path file, String header, Stream<String> rows) throws IOException {
        if (file != null) {
            Files.write(file, Stream.concat(Stream.of(header), rows).toList());
        }
    }
}
