package io.github.keycloakface.evaluation.gallery;

import io.github.keycloakface.evaluation.statistics.FaceSet;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Pairs of people that are no honest impostors: {@code name1,name2,...} a line. Unknown names are skipped. */
public final class IgnoredPairs {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private IgnoredPairs() {}

    /**
     * Reads a file.
     *
     * @param people whose index makes the {@link FaceSet#key}
     * @throws IOException when the file cannot be read or a line has one column only
     */
    public static Set<Long> read(Path csv, List<String> people) throws IOException {
        Set<Long> pairs = new HashSet<>();
        try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
                CSVParser records = CSVParser.parse(reader, FORMAT)) {
            for (CSVRecord line : records) {
                if (line.size() < 2) {
                    throw new IOException(
                            csv + ", line " + line.getRecordNumber() + ": one column only; a line is name1,name2");
                }
                int first = people.indexOf(line.get(0));
                int second = people.indexOf(line.get(1));
                if (first >= 0 && second >= 0 && first != second) {
                    pairs.add(FaceSet.key(first, second));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(csv + " is no CSV: " + e.getCause().getMessage(), e);
        }
        return pairs;
    }
}
