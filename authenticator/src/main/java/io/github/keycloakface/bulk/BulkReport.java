package io.github.keycloakface.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of every photo, as a table (RFC 4180). */
public final class BulkReport {

    private BulkReport() {}

    /** Writes a table in the order of the results, over what the file had before. */
    public static void write(Path file, List<BulkResult> results) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("user,path,outcome,reason,advice\r\n");
            for (BulkResult result : results) {
                out.write(line(
                        result.photo().user(),
                        result.photo().path(),
                        result.outcome().name().toLowerCase(Locale.ROOT),
                        result.reason(),
                        result.advice()));
            }
        }
    }

    private static String line(String... cells) {
        return Arrays.stream(cells).map(BulkReport::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** A name that begins as a formula would run in the spreadsheet of who opens the table: an apostrophe stops it. */
    private static String cell(String text) {
        if (text == null) {
            return "";
        }
        String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
